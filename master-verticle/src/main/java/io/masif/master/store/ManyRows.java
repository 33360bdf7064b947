package io.masif.master.store;

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

/** Statements about many rows at once, cut into pieces of a size that every server takes. */
final class ManyRows {
    /** 9 values a row stay far below the 65,535 parameters that a statement may have. */
    private static final int ROWS = 500;

    private ManyRows() {}

    /**
     * Executes the statement once per piece, one after the other; {@code %s} in it becomes as many rows as there are.
     *
     * @param row the placeholders of one row, such as {@code (?, ?)}
     */
    static <T> Future<Void> write(
            SqlClient client, String sql, String row, Collection<T> items, BiConsumer<Tuple, T> values) {
        return read(client, sql, row, items, values, found -> found).mapEmpty();
    }

    /** As {@link #write}, and tells how many rows became others. */
    static <T> Future<Integer> change(
            SqlClient client, String sql, String row, Collection<T> items, BiConsumer<Tuple, T> values) {
        List<T> all = List.copyOf(items);
        Future<Integer> changed = Future.succeededFuture(0);
        for (int start = 0; start < all.size(); start += ROWS) {
            List<T> piece = all.subList(start, Math.min(all.size(), start + ROWS));
            changed = changed.compose(
                    before -> piece(client, sql, row, piece, values).map(rows -> before + rows.rowCount()));
        }
        return changed;
    }

    /** As {@link #write}, and gathers what the rows found are made into. */
    static <T, R> Future<List<R>> read(
            SqlClient client,
            String sql,
            String row,
            Collection<T> items,
            BiConsumer<Tuple, T> values,
            Function<Row, R> result) {
        List<T> all = List.copyOf(items);
        List<R> results = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (int start = 0; start < all.size(); start += ROWS) {
            List<T> piece = all.subList(start, Math.min(all.size(), start + ROWS));
            done = done.compose(before -> piece(client, sql, row, piece, values))
                    .map(rows -> {
                        rows.forEach(found -> results.add(result.apply(found)));
                        return null;
                    });
        }
        return done.map(results);
    }

    private static <T> Future<RowSet<Row>> piece(
            SqlClient client, String sql, String row, List<T> piece, BiConsumer<Tuple, T> values) {
        Tuple tuple = Tuple.tuple();
        piece.forEach(item -> values.accept(tuple, item));
        String placeholders = String.join(", ", Collections.nCopies(piece.size(), row));
        return client.preparedQuery(sql.formatted(placeholders)).execute(tuple);
    }
}
