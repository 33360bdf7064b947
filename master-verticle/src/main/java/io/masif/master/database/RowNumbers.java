package io.masif.master.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The numbers (primary keys) of rows, in statements and in results. */
public final class RowNumbers {
    private RowNumbers() {}

    /** The numbers as a list for {@code IN (...)}. */
    public static String join(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The numbers in the first column. */
    public static List<Long> of(RowSet<Row> rows) {
        List<Long> ids = new ArrayList<>(rows.size());
        rows.forEach(row -> ids.add(row.getLong(0)));
        return ids;
    }

    /**
     * Selects some of these numbers.
     *
     * @param sql {@code %s} in it becomes the numbers
     */
    public static Future<List<Long>> query(SqlConnection connection, String sql, Collection<Long> ids, Tuple values) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : connection
                        .preparedQuery(sql.formatted(join(ids)))
                        .execute(values)
                        .map(RowNumbers::of);
    }
}
