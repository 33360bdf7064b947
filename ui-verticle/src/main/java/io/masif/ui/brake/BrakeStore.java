package io.masif.ui.brake;

import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Reads and writes the brake. */
public final class BrakeStore {
    private static final String FIND = """
            SELECT id, reason, author, created_at FROM brake WHERE released_at IS NULL ORDER BY id LIMIT 1
            """;

    private static final String INSERT = """
            INSERT INTO brake (reason, author, created_at) VALUES (?, ?, UTC_TIMESTAMP(3))
            """;

    private static final String RELEASE = """
            UPDATE brake SET released_by = ?, released_at = UTC_TIMESTAMP(3) WHERE id = ? AND released_at IS NULL
            """;

    private BrakeStore() {}

    /** The brake that holds; null if there is none. */
    public static Future<Brake> find(SqlClient client) {
        return client.query(FIND).execute().map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? parse(row.next()) : null;
        });
    }

    /** Its number. */
    static Future<Long> insert(SqlConnection connection, String reason, String author) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(reason, author))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    static Future<Void> release(SqlConnection connection, long id, String author) {
        return connection.preparedQuery(RELEASE).execute(Tuple.of(author, id)).mapEmpty();
    }

    private static Brake parse(Row row) {
        return new Brake(
                row.getLong("id"),
                row.getString("reason"),
                row.getString("author"),
                Columns.getInstant(row, "created_at"));
    }
}
