package io.masif.ui.delivery;

import io.masif.delivery.DeliveryRecords.GroupWindow;
import io.masif.delivery.DeliveryStore;
import io.masif.schedule.MaintenanceWindow;
import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes maintenance windows. */
public final class WindowStore {
    private static final String FIND = """
            SELECT w.id, w.group_id, w.recurrence, w.first_day, w.start_minute, w.minutes, w.zone, w.author, w.created_at, g.name
            FROM maintenance_window w JOIN host_group g ON g.id = w.group_id
            WHERE w.removed_at IS NULL AND %s
            """;

    private static final String INSERT = """
            INSERT INTO maintenance_window
              (group_id, recurrence, first_day, start_minute, minutes, zone, author, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))
            """;

    private static final String REMOVE = """
            UPDATE maintenance_window SET removed_by = ?, removed_at = UTC_TIMESTAMP(3)
            WHERE id = ? AND removed_at IS NULL
            """;

    private WindowStore() {}

    /** All that are in force, by the names of their groups. */
    public static Future<List<StoredWindow>> list(SqlClient client) {
        return client.query(FIND.formatted("TRUE ORDER BY g.name, w.id"))
                .execute()
                .map(WindowStore::read);
    }

    /**
     * Those that are in force, the newest first.
     *
     * @param before only those of lower numbers; null for all
     */
    public static Future<List<StoredWindow>> listBefore(SqlClient client, Long before, int limit) {
        return client.preparedQuery(FIND.formatted("w.id < ? ORDER BY w.id DESC LIMIT ?"))
                .execute(Tuple.of(before == null ? Long.MAX_VALUE : before, limit))
                .map(WindowStore::read);
    }

    /** Those of a group. */
    public static Future<List<StoredWindow>> list(SqlClient client, int group) {
        return client.preparedQuery(FIND.formatted("w.group_id = ? ORDER BY w.id"))
                .execute(Tuple.of(group))
                .map(WindowStore::read);
    }

    /** The one of that number; empty if it is not there, or was removed. */
    static Future<Optional<StoredWindow>> find(SqlClient client, long id) {
        return client.preparedQuery(FIND.formatted("w.id = ?"))
                .execute(Tuple.of(id))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** Its number. */
    static Future<Long> insert(SqlConnection connection, int group, MaintenanceWindow window, String author) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(group, window.recurrence().toString(), window.first())
                        .addInteger(window.start().get(ChronoField.MINUTE_OF_DAY))
                        .addLong(window.duration().toMinutes())
                        .addString(window.zone().getId())
                        .addString(author))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    static Future<Void> remove(SqlConnection connection, long id, String author) {
        return connection.preparedQuery(REMOVE).execute(Tuple.of(author, id)).mapEmpty();
    }

    private static List<StoredWindow> read(RowSet<Row> rows) {
        List<StoredWindow> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(new StoredWindow(
                new GroupWindow(row.getLong("id"), row.getInteger("group_id"), DeliveryStore.readWindow(row)),
                row.getString("name"),
                row.getString("author"),
                Columns.getInstant(row, "created_at"))));
        return found;
    }
}
