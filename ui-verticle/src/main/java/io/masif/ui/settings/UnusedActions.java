package io.masif.ui.settings;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds and removes plans that no host has, and actions that are in no plan and in no run, some in each statement. */
final class UnusedActions {
    /** Masters keep what they answered to hosts of version 1 by its plan, until the next report. */
    private static final String FIND_PLANS = """
            SELECT id FROM plan p WHERE id > ? AND NOT EXISTS (SELECT 1 FROM agent a WHERE a.plan_id = p.id)
              AND id NOT IN (SELECT plan_id FROM approved_answer)
            ORDER BY id LIMIT 500
            """;

    private static final String DELETE_PLANS = "DELETE FROM plan WHERE id IN (%s)";
    private static final String READ_PLANS =
            "SELECT id, actions FROM plan WHERE id > ? AND id <= ? ORDER BY id LIMIT 500";
    private static final String LAST_PLAN = "SELECT COALESCE(MAX(id), 0) AS id FROM plan";

    private static final String FIND_ACTIONS = """
            SELECT id, EXISTS (SELECT 1 FROM run_action r WHERE r.action_id = action.id) AS executed
            FROM action WHERE id > ? ORDER BY id LIMIT 2000
            """;

    private static final String DELETE_ACTIONS = "DELETE FROM action WHERE id IN (%s)";
    private static final String DELETE_OUTCOMES = "DELETE FROM outcome_set WHERE action_id IN (%s)";

    private final BitSet planned = new BitSet();
    private long lastReadPlan;

    /**
     * Removes the next plans after that number that no host has. To be called while no host is written.
     *
     * @return the number of the last one; 0 at the end
     */
    static Future<Long> removePlans(SqlConnection connection, long after) {
        return connection
                .preparedQuery(FIND_PLANS)
                .execute(Tuple.of(after))
                .compose(plans -> plans.size() == 0
                        ? Future.succeededFuture(0L)
                        : execute(connection, DELETE_PLANS, ids(plans)).map(lastId(plans)));
    }

    /** The number of the last plan; all plans before it are visible if none is being written. */
    static Future<Long> findLastPlan(SqlConnection connection) {
        return connection.query(LAST_PLAN).execute().map(rows -> rows.iterator()
                .next()
                .getLong("id"));
    }

    /** Reads the actions of the next plans up to that number; false at the end. */
    Future<Boolean> readPlans(SqlClient client, long last) {
        return client.preparedQuery(READ_PLANS)
                .execute(Tuple.of(lastReadPlan, last))
                .map(rows -> {
                    for (Row row : rows) {
                        new JsonArray(row.getString("actions")).forEach(id -> planned.set(((Number) id).intValue()));
                        lastReadPlan = row.getLong("id");
                    }
                    return rows.size() > 0;
                });
    }

    /**
     * Removes those of the next actions after that number that are in no plan and in no run, after all plans were read. To be
     * called while neither plans nor runs are written.
     *
     * @param onRemoval is called before any is removed
     * @return the number of the last action; 0 at the end
     */
    Future<Long> removeActions(SqlConnection connection, long after, Supplier<Future<Void>> onRemoval) {
        return connection.preparedQuery(FIND_ACTIONS).execute(Tuple.of(after)).compose(actions -> {
            List<Long> unused = actions.stream()
                    .filter(row -> row.getInteger("executed") == 0)
                    .map(row -> row.getLong("id"))
                    .filter(id -> !planned.get(id.intValue()))
                    .toList();
            return (unused.isEmpty()
                            ? Future.<Void>succeededFuture()
                            : onRemoval
                                    .get()
                                    .compose(raised -> execute(connection, DELETE_ACTIONS, join(unused)))
                                    .compose(removed -> execute(connection, DELETE_OUTCOMES, join(unused))))
                    .map(lastId(actions));
        });
    }

    private static Future<Void> execute(SqlConnection connection, String sql, String ids) {
        return connection.query(sql.formatted(ids)).execute().mapEmpty();
    }

    private static long lastId(RowSet<Row> rows) {
        return rows.stream().mapToLong(row -> row.getLong("id")).max().orElse(0);
    }

    private static String ids(RowSet<Row> rows) {
        return join(rows.stream().map(row -> row.getLong("id")).toList());
    }

    private static String join(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
