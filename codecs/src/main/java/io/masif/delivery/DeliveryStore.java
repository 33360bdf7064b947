package io.masif.delivery;

import io.masif.delivery.DeliveryRecords.GroupWindow;
import io.masif.schedule.MaintenanceWindow;
import io.masif.schedule.Recurrence;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what keeps masters from telling hosts what is approved. */
public final class DeliveryStore {
    private static final String BRAKE = "SELECT EXISTS (SELECT 1 FROM brake WHERE released_at IS NULL) AS holds";

    private static final String WINDOWS = """
            SELECT id, group_id, recurrence, first_day, start_minute, minutes, zone
            FROM maintenance_window WHERE removed_at IS NULL ORDER BY id
            """;

    private static final String FREEZES = """
            SELECT id, group_id, begins_at, ends_at, reason
            FROM freeze WHERE removed_at IS NULL AND ends_at > UTC_TIMESTAMP(3) ORDER BY id
            """;

    private DeliveryStore() {}

    /**
     * All that is in force, or will be; the queries are sent at once. Fails if a window cannot be understood here: then no
     * approval may be handed out.
     */
    public static Future<DeliveryRecords> read(SqlConnection connection) {
        Future<List<Boolean>> brake = list(connection, BRAKE, row -> row.getLong("holds") > 0);
        Future<List<GroupWindow>> windows = list(connection, WINDOWS, DeliveryStore::toWindow);
        Future<List<Freeze>> freezes = list(connection, FREEZES, DeliveryStore::readFreeze);
        return Future.join(brake, windows, freezes)
                .map(read -> new DeliveryRecords(brake.result().get(0), windows.result(), freezes.result()));
    }

    private static <T> Future<List<T>> list(SqlClient client, String sql, Function<Row, T> read) {
        return client.query(sql).execute().map(rows -> {
            List<T> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(read.apply(row)));
            return found;
        });
    }

    private static GroupWindow toWindow(Row row) {
        return new GroupWindow(row.getLong("id"), row.getInteger("group_id"), readWindow(row));
    }

    /** The window of a row of the table {@code maintenance_window}. */
    public static MaintenanceWindow readWindow(Row row) {
        return new MaintenanceWindow(
                Recurrence.parse(row.getString("recurrence")),
                row.getLocalDate("first_day"),
                LocalTime.MIDNIGHT.plusMinutes(row.getInteger("start_minute")),
                Duration.ofMinutes(row.getInteger("minutes")),
                ZoneId.of(row.getString("zone")));
    }

    /** The freeze of a row of the table {@code freeze}. */
    public static Freeze readFreeze(Row row) {
        return new Freeze(
                row.getLong("id"),
                row.getInteger("group_id"),
                row.getLocalDateTime("begins_at").toInstant(ZoneOffset.UTC),
                row.getLocalDateTime("ends_at").toInstant(ZoneOffset.UTC),
                row.getString("reason"));
    }
}
