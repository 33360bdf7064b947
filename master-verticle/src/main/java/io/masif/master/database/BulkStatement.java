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
 * each connection prepares each of them once. Where several statements are needed, those of a {@link PipelinedTransaction}, and
 * those that read, are sent together; others only after those before have succeeded.
 */
public final class BulkStatement {
    /** The server keeps some hundred bytes for each value of a prepared statement. */
    private static final int MAX_VALUES = 512;

    private BulkStatement() {}

    /**
     * Executes the statement that inserts rows, all of them or none; {@code %s} in it becomes the placeholders of some of them.
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
        return bind(sql, rowPlaceholders, split(items, rowPlaceholders), binder)
                .compose(statements -> client instanceof Pool pool && statements.size() > 1
                        ? TransactionRunner.of(pool).execute(transaction -> sendAtOnce(transaction, statements))
                        : send(client, statements))
                .map(BulkStatement::countChanged);
    }

    /**
     * As {@link #executeUpdate}, for a list of values in which one may occur repeatedly. Over a pool, each statement commits by
     * itself.
     */
    public static <T> Future<Integer> executeForList(
            SqlClient client, String sql, Collection<T> items, BiConsumer<Tuple, T> binder) {
        return bind(sql, "?", pad(items, "?"), binder)
                .compose(statements -> send(client, statements))
                .map(BulkStatement::countChanged);
    }

    /** As {@link #executeForList}, for a query; the result is the rows found, mapped. */
    public static <T, R> Future<List<R>> query(
            SqlClient client,
            String sql,
            String rowPlaceholders,
            Collection<T> items,
            BiConsumer<Tuple, T> binder,
            Function<Row, R> mapper) {
        return bind(sql, rowPlaceholders, pad(items, rowPlaceholders), binder)
                .compose(statements -> client instanceof Pool pool && statements.size() > 1
                        ? pool.withConnection(connection -> sendAtOnce(connection, statements))
                        : send(client, statements))
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

    /** A statement with its values. */
    private record Bound(String sql, Tuple values) {
        Future<RowSet<Row>> execute(SqlClient client) {
            return client.preparedQuery(sql).execute(values);
        }
    }

    /** Before a connection is borrowed: it may throw. */
    private static <T> Future<List<Bound>> bind(
            String sql, String rowPlaceholders, List<List<T>> chunks, BiConsumer<Tuple, T> binder) {
        return Future.succeededFuture(chunks).map(all -> all.stream()
                .map(chunk -> bindChunk(sql, rowPlaceholders, chunk, binder))
                .toList());
    }

    private static <T> Bound bindChunk(String sql, String rowPlaceholders, List<T> chunk, BiConsumer<Tuple, T> binder) {
        Tuple values = Tuple.tuple();
        chunk.forEach(item -> binder.accept(values, item));
        return new Bound(sql.formatted(String.join(", ", Collections.nCopies(chunk.size(), rowPlaceholders))), values);
    }

    private static Future<List<RowSet<Row>>> send(SqlClient client, List<Bound> statements) {
        return client instanceof PipelinedTransaction ? sendAtOnce(client, statements) : sendInTurn(client, statements);
    }

    /** Waits for all answers, also if one is a failure: the connection may then be used for other things. */
    private static Future<List<RowSet<Row>>> sendAtOnce(SqlClient client, List<Bound> statements) {
        List<Future<RowSet<Row>>> sent =
                statements.stream().map(each -> each.execute(client)).toList();
        return Future.join(sent).map(all -> sent.stream().map(Future::result).toList());
    }

    private static Future<List<RowSet<Row>>> sendInTurn(SqlClient client, List<Bound> statements) {
        List<RowSet<Row>> results = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (Bound each : statements) {
            done = done.compose(before -> each.execute(client)).map(rows -> {
                results.add(rows);
                return null;
            });
        }
        return done.map(results);
    }

    private static int countChanged(List<RowSet<Row>> results) {
        return results.stream().mapToInt(RowSet::rowCount).sum();
    }
}
