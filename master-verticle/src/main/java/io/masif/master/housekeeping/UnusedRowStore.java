package io.masif.master.housekeeping;

import io.masif.master.database.RowNumbers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Marks plans and actions that are not used, and removes those that have been marked for long, a few rows at a time. */
final class UnusedRowStore {
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

    private UnusedRowStore() {}

    /** A plan, whether it is marked as unused, and whether a host has it. */
    record FoundPlan(long id, boolean isMarkedUnused, boolean isUsed) {}

    /** An action, and whether it is marked as unused. */
    record FoundAction(long id, boolean isMarkedUnused) {}

    /** The tables whose rows can be marked as unused. */
    enum Kind {
        PLAN,
        ACTION
    }

    /** The next plans after that number. */
    static Future<List<FoundPlan>> findPlans(SqlConnection connection, long after, int limit) {
        return connection.preparedQuery(PLANS).execute(Tuple.of(after, limit)).map(rows -> rows.stream()
                .map(row -> new FoundPlan(row.getLong("id"), isSet(row, "marked"), isSet(row, "had")))
                .toList());
    }

    /** Marks rows as unused from now on, or as used again. */
    static Future<Void> setUnused(SqlConnection connection, Kind kind, Collection<Long> ids, boolean isUnused) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        String table = tableName(kind);
        String sql = isUnused
                ? "UPDATE " + table + " SET unused_since = UTC_TIMESTAMP(3) WHERE unused_since IS NULL AND id IN (%s)"
                : "UPDATE " + table + " SET unused_since = NULL WHERE id IN (%s)";
        return connection.query(sql.formatted(RowNumbers.join(ids))).execute().mapEmpty();
    }

    /** Some rows that have been marked for so many days. */
    static Future<List<Long>> findLongUnused(SqlConnection connection, Kind kind, int days, int limit) {
        return connection
                .preparedQuery(LONG_UNUSED.formatted(tableName(kind)))
                .execute(Tuple.of(days, limit))
                .map(RowNumbers::of);
    }

    /** Those of the plans that a host has; this does not change within a transaction that keeps writers out. */
    static Future<List<Long>> findUsedPlans(SqlConnection connection, Collection<Long> ids) {
        return connection
                .query(USED_PLANS.formatted(RowNumbers.join(ids)))
                .execute()
                .map(RowNumbers::of);
    }

    /** Removes rows that are still marked for so many days; plans within a transaction that keeps writers out. */
    static Future<Integer> removeLongUnused(SqlConnection connection, Kind kind, Collection<Long> ids, int days) {
        return ids.isEmpty()
                ? Future.succeededFuture(0)
                : connection
                        .preparedQuery(DELETE_UNUSED.formatted(tableName(kind), RowNumbers.join(ids)))
                        .execute(Tuple.of(days))
                        .map(RowSet::rowCount);
    }

    /** Adds the actions of the next plans to the set; the result is the number of the last plan, 0 if there are no more. */
    static Future<Long> collectPlannedActions(SqlConnection connection, long after, int limit, BitSet actions) {
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

    /** The next actions after that number. */
    static Future<List<FoundAction>> findActions(SqlConnection connection, long after, int limit) {
        return connection.preparedQuery(ACTIONS).execute(Tuple.of(after, limit)).map(rows -> rows.stream()
                .map(row -> new FoundAction(row.getLong("id"), isSet(row, "marked")))
                .toList());
    }

    /** Those of the actions that are in a run. */
    static Future<List<Long>> findActionsInRuns(SqlConnection connection, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : connection
                        .query(ACTIONS_IN_RUNS.formatted(RowNumbers.join(ids)))
                        .execute()
                        .map(RowNumbers::of);
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
}
