package io.masif.master.database;

import io.vertx.core.Future;
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

/** Statements about many rows, divided into chunks of a size that every server accepts. */
public final class BulkStatement {
    /** With 10 values in a row, far below the 65,535 parameters that a statement may have. */
    private static final int CHUNK_ROWS = 500;

    private BulkStatement() {}

    /**
     * Executes the statement once per chunk, one after the other; {@code %s} in it becomes the placeholders of all rows.
     *
     * @param rowPlaceholders the placeholders of one row, such as {@code (?, ?)}
     */
    public static <T> Future<Void> execute(
            SqlClient client, String sql, String rowPlaceholders, Collection<T> items, BiConsumer<Tuple, T> binder) {
        return query(client, sql, rowPlaceholders, items, binder, found -> found)
                .mapEmpty();
    }

    /** As {@link #execute}; the result is the number of rows changed. */
    public static <T> Future<Integer> executeUpdate(
            SqlClient client, String sql, String rowPlaceholders, Collection<T> items, BiConsumer<Tuple, T> binder) {
        List<T> all = List.copyOf(items);
        Future<Integer> changed = Future.succeededFuture(0);
        for (int start = 0; start < all.size(); start += CHUNK_ROWS) {
            List<T> chunk = all.subList(start, Math.min(all.size(), start + CHUNK_ROWS));
            changed = changed.compose(before ->
                    executeChunk(client, sql, rowPlaceholders, chunk, binder).map(rows -> before + rows.rowCount()));
        }
        return changed;
    }

    /** As {@link #execute}; the result is the rows found, as the mapper converts them. */
    public static <T, R> Future<List<R>> query(
            SqlClient client,
            String sql,
            String rowPlaceholders,
            Collection<T> items,
            BiConsumer<Tuple, T> binder,
            Function<Row, R> mapper) {
        List<T> all = List.copyOf(items);
        List<R> results = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (int start = 0; start < all.size(); start += CHUNK_ROWS) {
            List<T> chunk = all.subList(start, Math.min(all.size(), start + CHUNK_ROWS));
            done = done.compose(before -> executeChunk(client, sql, rowPlaceholders, chunk, binder))
                    .map(rows -> {
                        rows.forEach(found -> results.add(mapper.apply(found)));
                        return null;
                    });
        }
        return done.map(results);
    }

    private static <T> Future<RowSet<Row>> executeChunk(
            SqlClient client, String sql, String rowPlaceholders, List<T> chunk, BiConsumer<Tuple, T> binder) {
        Tuple tuple = Tuple.tuple();
        chunk.forEach(item -> binder.accept(tuple, item));
        String placeholders = String.join(", ", Collections.nCopies(chunk.size(), rowPlaceholders));
        return client.preparedQuery(sql.formatted(placeholders)).execute(tuple);
    }
}
