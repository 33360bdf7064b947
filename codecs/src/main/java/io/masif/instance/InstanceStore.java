package io.masif.instance;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The rows of the processes that run. */
public final class InstanceStore {
    private static final String WRITE = """
            INSERT INTO instance (uuid, kind, name, version, started_at, seen_at, certificate_ends, lists_due,
              lists_warn_at, plan_days, run_days, event_days, host_days)
            VALUES (?, ?, ?, ?, UTC_TIMESTAMP(3) - INTERVAL ? MICROSECOND, UTC_TIMESTAMP(3), ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at),
              certificate_ends = VALUES(certificate_ends), lists_due = VALUES(lists_due),
              lists_warn_at = VALUES(lists_warn_at)""";

    private static final String REMOVE = "DELETE FROM instance WHERE uuid = ?";
    private static final String REMOVE_UNSEEN =
            "DELETE FROM instance WHERE seen_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY";
    /** A process that is alive is seen every 30 seconds. */
    private static final String FIND = """
            SELECT uuid, kind, name, version, started_at, seen_at, certificate_ends, lists_due,
              lists_warn_at, plan_days, run_days, event_days, host_days, seen_at > UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE AS alive
            FROM instance ORDER BY kind, name, started_at, uuid""";

    private InstanceStore() {}

    /**
     * Adds or updates the row of a process, which is seen now.
     *
     * @param uptime since the process was started
     */
    static Future<Void> write(SqlClient client, Instance instance, Duration uptime) {
        Tuple values = Tuple.tuple()
                .addString(instance.id())
                .addString(instance.kind().word())
                .addString(instance.name())
                .addString(instance.version())
                .addLong(TimeUnit.NANOSECONDS.toMicros(uptime.toNanos()))
                .addLocalDateTime(toUtc(instance.certificateEnds()))
                .addLocalDateTime(toUtc(instance.listsDue()))
                .addLocalDateTime(
                        instance.listRenewal() == null
                                ? null
                                : toUtc(instance.listRenewal().warnAt()));
        addRetention(values, instance.retention());
        return client.preparedQuery(WRITE).execute(values).mapEmpty();
    }

    private static void addRetention(Tuple values, Retention retention) {
        values.addInteger(retention == null ? null : retention.planDays())
                .addInteger(retention == null ? null : retention.runDays())
                .addInteger(retention == null ? null : retention.eventDays())
                .addInteger(retention == null ? null : retention.hostDays());
    }

    /** Removes the row of a process that ends. */
    static Future<Void> remove(SqlClient client, Instance instance) {
        return client.preparedQuery(REMOVE).execute(Tuple.of(instance.id())).mapEmpty();
    }

    /** Removes the rows of the processes that were not seen for a day; the result is their number. */
    public static Future<Integer> removeUnseen(SqlClient client) {
        return client.query(REMOVE_UNSEEN).execute().map(SqlResult::rowCount);
    }

    /** All rows, masters before UIs, by name. */
    public static Future<List<RunningInstance>> findAll(SqlClient client) {
        return client.query(FIND)
                .execute()
                .map(rows -> rows.stream().map(InstanceStore::read).toList());
    }

    private static RunningInstance read(Row row) {
        Instance instance = new Instance(
                row.getString("uuid"),
                InstanceKind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("version"),
                toInstant(row, "certificate_ends"),
                readListRenewal(row),
                readRetention(row));
        return new RunningInstance(
                instance, toInstant(row, "started_at"), toInstant(row, "seen_at"), row.getInteger("alive") != 0);
    }

    private static ListRenewal readListRenewal(Row row) {
        Instant warnAt = toInstant(row, "lists_warn_at");
        return warnAt == null ? null : new ListRenewal(toInstant(row, "lists_due"), warnAt);
    }

    private static Retention readRetention(Row row) {
        Integer planDays = row.getInteger("plan_days");
        return planDays == null
                ? null
                : new Retention(
                        planDays,
                        row.getInteger("run_days"),
                        row.getInteger("event_days"),
                        row.getInteger("host_days"));
    }

    private static Instant toInstant(Row row, String column) {
        LocalDateTime moment = row.getLocalDateTime(column);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }

    /** Of a moment in a certificate or list, in whole seconds. */
    private static LocalDateTime toUtc(Instant moment) {
        return moment == null ? null : LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
    }
}
