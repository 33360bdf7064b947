package io.masif.master.housekeeping;

import io.masif.master.database.RowNumbers;
import io.masif.master.store.FormerHostStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Finds and removes what nobody needs any more, a few rows at a time. Whoever asks has begun a transaction where it says
 * so, and holds the row of the counter 'fleet' in it, as those who write reports do: they come before or after, and
 * see what was removed.
 */
public final class UnusedRowStore {
    private static final String LOCK_FLEET = "SELECT value FROM counter WHERE name = 'fleet' FOR UPDATE";
    private static final String INCREMENT_REMOVAL =
            "UPDATE counter SET value = value + 1 WHERE name IN ('fleet', 'removal')";

    /** When a master last began, in seconds by the clock of the database: no counter, but a row that all masters know. */
    private static final String INSERT_HOUSEKEEPING =
            "INSERT IGNORE INTO counter (name, value) VALUES ('housekeeping', 0)";
    /** If the clock was set back, it is time as well. */
    private static final String CLAIM = """
            UPDATE counter SET value = UNIX_TIMESTAMP() WHERE name = 'housekeeping'
            AND (value <= UNIX_TIMESTAMP() - ? OR value > UNIX_TIMESTAMP())""";

    private static final String PLANS = """
            SELECT id, unused_since IS NOT NULL AS marked, EXISTS (SELECT 1 FROM agent WHERE plan_id = plan.id) AS had
            FROM plan WHERE id > ? ORDER BY id LIMIT ?""";
    private static final String LONG_UNUSED = """
            SELECT id FROM %s WHERE unused_since < UTC_TIMESTAMP(3) - INTERVAL ? DAY ORDER BY unused_since LIMIT ?""";
    private static final String USED_PLANS = "SELECT DISTINCT plan_id FROM agent WHERE plan_id IN (%s)";
    private static final String DELETE_UNUSED =
            "DELETE FROM %s WHERE id IN (%s) AND unused_since < UTC_TIMESTAMP(3) - INTERVAL ? DAY";

    private static final String PLAN_ACTIONS = "SELECT id, actions FROM plan WHERE id > ? ORDER BY id LIMIT ?";
    private static final String ACTIONS =
            "SELECT id, unused_since IS NOT NULL AS marked FROM action WHERE id > ? ORDER BY id LIMIT ?";
    private static final String ACTIONS_IN_RUNS = "SELECT DISTINCT action_id FROM run_action WHERE action_id IN (%s)";

    private static final String OLD_EVENTS =
            "SELECT id FROM event WHERE happened_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY ORDER BY happened_at LIMIT ?";
    /** By their numbers: an index of last_seen would have to be written whenever hosts are seen. */
    private static final String HOSTS = """
            SELECT id, last_seen < UTC_TIMESTAMP(3) - INTERVAL ? DAY AS old
            FROM agent WHERE id > ? ORDER BY id LIMIT ?""";

    private static final String STILL_OLD_HOSTS = """
            SELECT id FROM agent WHERE id IN (%s) AND last_seen < UTC_TIMESTAMP(3) - INTERVAL ? DAY FOR UPDATE""";
    private static final String SESSIONS = "DELETE FROM session WHERE expires_at < UTC_TIMESTAMP(3) LIMIT %d";

    private UnusedRowStore() {}

    /** Whether it is marked as unused, and whether a host has it. */
    public record FoundPlan(long id, boolean isMarkedUnused, boolean isUsed) {}

    /** Whether it is marked as unused. */
    public record FoundAction(long id, boolean isMarkedUnused) {}

    /** Whether it has not been seen for long. */
    public record FoundHost(long id, boolean isOld) {}

    /** What can be marked as unused. */
    public enum Kind {
        PLAN,
        ACTION
    }

    /** Notes that it begins now; false if some master has begun within so many seconds, which stays noted. */
    public static Future<Boolean> tryBegin(SqlConnection connection, long seconds) {
        return connection
                .query(INSERT_HOUSEKEEPING)
                .execute()
                .compose(inserted -> connection.preparedQuery(CLAIM).execute(Tuple.of(seconds)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Holds up those who write reports until the end of the transaction, which is to come soon. */
    public static Future<Void> lockFleet(SqlConnection connection) {
        return connection.query(LOCK_FLEET).execute().mapEmpty();
    }

    /** Tells those who keep an index that hosts or runs were removed. */
    public static Future<Void> incrementRemoval(SqlConnection connection) {
        return connection.query(INCREMENT_REMOVAL).execute().mapEmpty();
    }

    /** The next plans after that one, with whether they are marked, and whether a host has them. */
    public static Future<List<FoundPlan>> findPlans(SqlConnection connection, long after, int limit) {
        return connection
                .preparedQuery(PLANS)
                .execute(Tuple.of(after, limit))
                .map(rows ->
                        toList(rows, row -> new FoundPlan(row.getLong("id"), isSet(row, "marked"), isSet(row, "had"))));
    }

    /** Marks rows as unused from now on, or as used again. */
    public static Future<Void> setUnused(SqlConnection connection, Kind kind, Collection<Long> ids, boolean isUnused) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        String table = tableName(kind);
        String sql = isUnused
                ? "UPDATE " + table + " SET unused_since = UTC_TIMESTAMP(3) WHERE unused_since IS NULL AND id IN (%s)"
                : "UPDATE " + table + " SET unused_since = NULL WHERE id IN (%s)";
        return connection.query(sql.formatted(RowNumbers.join(ids))).execute().mapEmpty();
    }

    /** Some that have been marked for so many days. */
    public static Future<List<Long>> findLongUnused(SqlConnection connection, Kind kind, int days, int limit) {
        return connection
                .preparedQuery(LONG_UNUSED.formatted(tableName(kind)))
                .execute(Tuple.of(days, limit))
                .map(RowNumbers::of);
    }

    /** Those of the plans that some host has; within a transaction that holds 'fleet' this stays so. */
    public static Future<List<Long>> findUsedPlans(SqlConnection connection, Collection<Long> ids) {
        return connection
                .query(USED_PLANS.formatted(RowNumbers.join(ids)))
                .execute()
                .map(RowNumbers::of);
    }

    /** Removes those that are still marked for so many days; plans within a transaction that holds 'fleet'. */
    public static Future<Integer> removeLongUnused(
            SqlConnection connection, Kind kind, Collection<Long> ids, int days) {
        return ids.isEmpty()
                ? Future.succeededFuture(0)
                : connection
                        .preparedQuery(DELETE_UNUSED.formatted(tableName(kind), RowNumbers.join(ids)))
                        .execute(Tuple.of(days))
                        .map(RowSet::rowCount);
    }

    /** Notes the actions of the next plans, and tells the number of the last plan; 0 if there are no more. */
    public static Future<Long> collectPlannedActions(SqlConnection connection, long after, int limit, BitSet actions) {
        return connection
                .preparedQuery(PLAN_ACTIONS)
                .execute(Tuple.of(after, limit))
                .map(rows -> {
                    long last = 0;
                    for (Row row : rows) {
                        new JsonArray(row.getString("actions")).forEach(id -> actions.set(((Number) id).intValue()));
                        last = row.getLong("id");
                    }
                    return last;
                });
    }

    /** The next actions after that one, with whether they are marked. */
    public static Future<List<FoundAction>> findActions(SqlConnection connection, long after, int limit) {
        return connection
                .preparedQuery(ACTIONS)
                .execute(Tuple.of(after, limit))
                .map(rows -> toList(rows, row -> new FoundAction(row.getLong("id"), isSet(row, "marked"))));
    }

    /** Those of the actions that are part of a run. */
    public static Future<List<Long>> findActionsInRuns(SqlConnection connection, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : connection
                        .query(ACTIONS_IN_RUNS.formatted(RowNumbers.join(ids)))
                        .execute()
                        .map(RowNumbers::of);
    }

    /** Some events that happened so many days ago. */
    public static Future<List<Long>> findOldEvents(SqlConnection connection, int days, int limit) {
        return connection
                .preparedQuery(OLD_EVENTS)
                .execute(Tuple.of(days, limit))
                .map(RowNumbers::of);
    }

    /** Removes events. */
    public static Future<Integer> removeEvents(SqlConnection connection, Collection<Long> ids) {
        return delete(connection, "event WHERE id", ids);
    }

    /** The next hosts after that one; old are those that have not been seen for so many days. */
    public static Future<List<FoundHost>> findHosts(SqlConnection connection, int days, long after, int limit) {
        return connection
                .preparedQuery(HOSTS)
                .execute(Tuple.of(days, after, limit))
                .map(rows -> toList(rows, row -> new FoundHost(row.getLong("id"), isSet(row, "old"))));
    }

    /** Those of the hosts that were still not seen, locked; within a transaction that holds 'fleet'. */
    public static Future<List<Long>> lockOldHosts(SqlConnection connection, Collection<Long> ids, int days) {
        return RowNumbers.query(connection, STILL_OLD_HOSTS, ids, Tuple.of(days));
    }

    /** Removes hosts, but not their numbers; within a transaction that holds 'fleet'. */
    public static Future<Integer> removeHosts(SqlConnection connection, Collection<Long> ids) {
        return FormerHostStore.saveIds(connection, ids).compose(kept -> delete(connection, "agent WHERE id", ids));
    }

    /** Removes some sessions that have expired. */
    public static Future<Integer> removeSessions(SqlConnection connection, int limit) {
        return connection.query(SESSIONS.formatted(limit)).execute().map(RowSet::rowCount);
    }

    private static Future<Integer> delete(SqlConnection connection, String what, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(0)
                : connection
                        .query("DELETE FROM " + what + " IN (" + RowNumbers.join(ids) + ")")
                        .execute()
                        .map(RowSet::rowCount);
    }

    private static String tableName(Kind kind) {
        return switch (kind) {
            case PLAN -> "plan";
            case ACTION -> "action";
        };
    }

    private static boolean isSet(Row row, String column) {
        return row.getInteger(column) != 0;
    }

    private static <T> List<T> toList(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
