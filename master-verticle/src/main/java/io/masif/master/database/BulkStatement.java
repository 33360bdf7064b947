package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Statements about many rows. The number of rows in a statement is a power of two, so that there are few different texts, and
 * each connection prepares each of them once. The statements that are needed for a number of rows are sent together, except
 * over a connection that commits by itself after a failure.
 */
public final class BulkStatement {
    /** The server keeps some hundred bytes for each value of a prepared statement. */
    private static final int MAX_VALUES = 512;

    private BulkStatement() {}

    /**
     * Executes the statement for all rows; {@code %s} in it becomes the placeholders of some of them.
     *
     * @param rowPlaceholders the placeholders of one row, such as {@code (?, ?)}
     */
    public static <T> Future<Void> execute(
            SqlClient client, String sql, String rowPlaceholders, Collection<T> items, BiConsumer<Tuple, T> binder) {
        return executeUpdate(client, sql, rowPlaceholders, items, binder).mapEmpty();
    }

    /** As {@link #execute}; the result is the number of rows changed. */
    public static <T> Future<Integer> executeUpdate(
            SqlClient client, String sql, String rowPlaceholders, Collection<T> items, BiConsumer<Tuple, T> binder) {
        return send(client, sql, rowPlaceholders, split(items, rowPlaceholders), binder)
                .map(results -> results.stream().mapToInt(RowSet::rowCount).sum());
    }

    /** As {@link #execute}, for a list of values in which one may occur repeatedly; the result is the rows found, mapped. */
    public static <T, R> Future<List<R>> query(
            SqlClient client,
            String sql,
            String rowPlaceholders,
            Collection<T> items,
            BiConsumer<Tuple, T> binder,
            Function<Row, R> mapper) {
        return send(client, sql, rowPlaceholders, pad(items, rowPlaceholders), binder)
                .map(results -> {
                    List<R> found = new ArrayList<>();
                    results.forEach(rows -> rows.forEach(row -> found.add(mapper.apply(row))));
                    return found;
                });
    }

    /** Chunks of sizes that add up. */
    private static <T> List<List<T>> split(Collection<T> items, String rowPlaceholders) {
        List<T> all = List.copyOf(items);
        int most = mostRows(rowPlaceholders);
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0;
                start < all.size();
                start += chunks.get(chunks.size() - 1).size()) {
            int size = Math.min(most, Integer.highestOneBit(all.size() - start));
            chunks.add(all.subList(start, start + size));
        }
        return chunks;
    }

    /** Chunks of which the last one repeats the last item as often as it needs to. */
    private static <T> List<List<T>> pad(Collection<T> items, String rowPlaceholders) {
        List<T> all = List.copyOf(items);
        int most = mostRows(rowPlaceholders);
        List<List<T>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += most) {
            List<T> chunk = new ArrayList<>(all.subList(start, Math.min(all.size(), start + most)));
            int missing = roundUp(chunk.size()) - chunk.size();
            chunk.addAll(Collections.nCopies(missing, chunk.get(chunk.size() - 1)));
            chunks.add(chunk);
        }
        return chunks;
    }

    private static int mostRows(String rowPlaceholders) {
        int values = (int) rowPlaceholders.chars().filter(each -> each == '?').count();
        return Integer.highestOneBit(MAX_VALUES / values);
    }

    private static int roundUp(int rows) {
        return rows == 1 ? 1 : 2 * Integer.highestOneBit(rows - 1);
    }

    private static <T> Future<List<RowSet<Row>>> send(
            SqlClient client, String sql, String rowPlaceholders, List<List<T>> chunks, BiConsumer<Tuple, T> binder) {
        if (chunks.size() > 1 && client instanceof Pool pool) {
            return pool.withConnection(connection ->
                    sendAtOnce(chunks, chunk -> sendChunk(connection, sql, rowPlaceholders, chunk, binder)));
        }
        if (client instanceof PipelinedTransaction) {
            return sendAtOnce(chunks, chunk -> sendChunk(client, sql, rowPlaceholders, chunk, binder));
        }
        List<RowSet<Row>> results = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (List<T> chunk : chunks) {
            done = done.compose(before -> sendChunk(client, sql, rowPlaceholders, chunk, binder))
                    .map(rows -> {
                        results.add(rows);
                        return null;
                    });
        }
        return done.map(results);
    }

    private static <T> Future<List<RowSet<Row>>> sendAtOnce(
            List<List<T>> chunks, Function<List<T>, Future<RowSet<Row>>> send) {
        List<Future<RowSet<Row>>> sent = chunks.stream().map(send).toList();
        return Future.all(sent).map(all -> sent.stream().map(Future::result).toList());
    }

    private static <T> Future<RowSet<Row>> sendChunk(
            SqlClient client, String sql, String rowPlaceholders, List<T> chunk, BiConsumer<Tuple, T> binder) {
        Tuple tuple = Tuple.tuple();
        chunk.forEach(item -> binder.accept(tuple, item));
        String placeholders = String.join(", ", Collections.nCopies(chunk.size(), rowPlaceholders));
        return client.preparedQuery(sql.formatted(placeholders)).execute(tuple);
    }
}
