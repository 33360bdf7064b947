package io.masif.ui.delivery;

import io.masif.delivery.DeliveryStore;
import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes freezes. */
public final class FreezeStore {
    private static final String FIND = """
            SELECT f.id, f.group_id, f.begins_at, f.ends_at, f.reason, f.author, f.created_at, g.name
            FROM freeze f LEFT JOIN host_group g ON g.id = f.group_id
            WHERE f.removed_at IS NULL AND f.ends_at > UTC_TIMESTAMP(3) AND %s
            """;

    private static final String INSERT = """
            INSERT INTO freeze (group_id, begins_at, ends_at, reason, author, created_at)
            VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private static final String REMOVE = """
            UPDATE freeze SET removed_by = ?, removed_at = UTC_TIMESTAMP(3) WHERE id = ? AND removed_at IS NULL
            """;

    private FreezeStore() {}

    /** All that have not ended, by their beginning. */
    public static Future<List<StoredFreeze>> list(SqlClient client) {
        return client.query(FIND.formatted("TRUE ORDER BY f.begins_at, f.id"))
                .execute()
                .map(FreezeStore::read);
    }

    /**
     * Those that have not ended, the newest first.
     *
     * @param before only those of lower numbers; null for all
     */
    public static Future<List<StoredFreeze>> listBefore(SqlClient client, Long before, int limit) {
        return client.preparedQuery(FIND.formatted("f.id < ? ORDER BY f.id DESC LIMIT ?"))
                .execute(Tuple.of(before == null ? Long.MAX_VALUE : before, limit))
                .map(FreezeStore::read);
    }

    /** The one of that number; empty if it is not there, has ended or was removed. */
    static Future<Optional<StoredFreeze>> find(SqlClient client, long id) {
        return client.preparedQuery(FIND.formatted("f.id = ?"))
                .execute(Tuple.of(id))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** Its number. */
    static Future<Long> insert(SqlConnection connection, NewFreeze freeze, String author) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addValue(freeze.group())
                        .addValue(LocalDateTime.ofInstant(freeze.from(), ZoneOffset.UTC))
                        .addValue(LocalDateTime.ofInstant(freeze.until(), ZoneOffset.UTC))
                        .addString(freeze.reason())
                        .addString(author))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    static Future<Void> remove(SqlConnection connection, long id, String author) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(author, id)).mapEmpty();
    }

    private static List<StoredFreeze> read(RowSet<Row> rows) {
        List<StoredFreeze> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(new StoredFreeze(
                DeliveryStore.readFreeze(row),
                row.getString("name"),
                row.getString("author"),
                Columns.getInstant(row, "created_at"))));
        return found;
    }
}
