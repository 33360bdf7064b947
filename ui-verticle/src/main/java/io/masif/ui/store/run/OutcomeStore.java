package io.masif.ui.store.run;

import io.masif.domain.Result;
import io.masif.ui.database.Columns;
import io.masif.ui.view.approval.FailedRun;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the outcomes of runs. */
public final class OutcomeStore {
    /** Whether the run executed none of its actions: nothing was looked at of others. */
    private static final String REFUSED = """
            a.result = 'skipped' AND NOT EXISTS (
                SELECT 1 FROM run_action other WHERE other.run_id = r.id AND other.result <> 'skipped') AS refused""";

    private static final String ALL = """
            SELECT r.id AS run, r.agent_id, r.ended_at, r.told_at, a.action_id, a.result, 0 AS superseded,
              {refused}
            FROM (SELECT id, agent_id, ended_at, told_at FROM run WHERE id > ? ORDER BY id LIMIT 1000) r
            LEFT JOIN run_action a ON a.run_id = r.id ORDER BY r.id
            """.replace("{refused}", REFUSED);

    private static final String CHANGED = """
            SELECT r.id AS run, r.agent_id, r.ended_at, r.told_at, a.action_id, a.result, r.superseded,
              {refused}
            FROM (
              SELECT id, agent_id, ended_at, told_at,
                EXISTS (SELECT 1 FROM run later WHERE later.agent_id = run.agent_id AND later.id > run.id) AS superseded
              FROM run WHERE %s AND id > ? ORDER BY id LIMIT 1000
            ) r
            LEFT JOIN run_action a ON a.run_id = r.id ORDER BY r.id
            """.replace("{refused}", REFUSED);

    /** By host: the index of actions has a row for each host of the fleet. */
    private static final String OF_HOSTS = """
            SELECT r.id AS run, r.agent_id, r.ended_at, r.told_at, a.action_id, a.result, 0 AS superseded,
              {refused}
            FROM run r STRAIGHT_JOIN run_action a ON a.run_id = r.id
            WHERE r.agent_id IN (%s) AND a.action_id IN (%s) ORDER BY r.id
            """.replace("{refused}", REFUSED);

    private static final String ALL_OF_HOSTS = """
            SELECT r.id AS run, r.agent_id, r.ended_at, r.told_at, a.action_id, a.result, 0 AS superseded,
              {refused}
            FROM run r STRAIGHT_JOIN run_action a ON a.run_id = r.id
            WHERE r.agent_id IN (%s) ORDER BY r.id
            """.replace("{refused}", REFUSED);

    private static final String OF_ACTION = """
            SELECT r.id AS run, r.agent_id, r.ended_at, r.told_at, a.action_id, a.result, 0 AS superseded,
              {refused}
            FROM run_action a STRAIGHT_JOIN run r ON r.id = a.run_id
            WHERE a.action_id = ? AND a.run_id > ? ORDER BY a.run_id LIMIT 5000
            """.replace("{refused}", REFUSED);

    private static final String ACTIONS_WITH_REMOVALS = "SELECT id FROM action WHERE outcomes_removed > ?";

    private static final String LAST_RUN = "SELECT COALESCE(MAX(id), 0) AS run FROM run";

    private static final String FAILURES = """
            SELECT r.id AS run, a.action_id, a.message, RIGHT(r.log, 4000) AS output
            FROM run r STRAIGHT_JOIN run_action a ON a.run_id = r.id
            WHERE r.id IN (%s) AND a.action_id IN (%s)
            """;

    private OutcomeStore() {}

    /** The outcomes of the next 1,000 runs after that number, by the run's number; empty at the end. */
    public static Future<Iterable<OutcomeRecord>> loadAll(SqlClient client, long after) {
        return client.preparedQuery(ALL).execute(Tuple.of(after)).map(rows -> parseLazily(rows));
    }

    /**
     * The same for runs that changed.
     *
     * @param changed a condition on {@code revision}
     */
    public static Future<Iterable<OutcomeRecord>> loadChanged(SqlClient client, String changed, long after) {
        return client.preparedQuery(CHANGED.formatted(changed))
                .execute(Tuple.of(after))
                .map(rows -> parseLazily(rows));
    }

    /** All outcomes of these actions on these hosts, by the run's number. */
    public static Future<Iterable<OutcomeRecord>> loadByHost(
            SqlClient client, Collection<Integer> hosts, Collection<Integer> actions) {
        return client.query(OF_HOSTS.formatted(join(hosts.stream()), join(actions.stream())))
                .execute()
                .map(rows -> parseLazily(rows));
    }

    /** All outcomes on these hosts, by the run's number. */
    public static Future<Iterable<OutcomeRecord>> loadByHost(SqlClient client, Collection<Integer> hosts) {
        return client.query(ALL_OF_HOSTS.formatted(join(hosts.stream())))
                .execute()
                .map(rows -> parseLazily(rows));
    }

    /** The next 5,000 outcomes of an action, after the run of that number; empty at the end. */
    public static Future<Iterable<OutcomeRecord>> loadByAction(SqlClient client, int action, long after) {
        return client.preparedQuery(OF_ACTION).execute(Tuple.of(action, after)).map(rows -> parseLazily(rows));
    }

    /** The actions of which runs were removed after that value of the counter. */
    public static Future<List<Integer>> findActionsWithRemovals(SqlClient client, long removal) {
        return client.preparedQuery(ACTIONS_WITH_REMOVALS)
                .execute(Tuple.of(removal))
                .map(rows -> rows.stream().map(row -> row.getInteger("id")).toList());
    }

    /** The number of the last run; 0 if there is none. */
    public static Future<Long> loadLastRun(SqlClient client) {
        return client.query(LAST_RUN)
                .execute()
                .map(rows -> rows.iterator().next().getLong("run"));
    }

    /** The failures with their messages and outputs; those whose runs were removed meanwhile are left out. */
    public static Future<List<FailedRun>> loadDetails(SqlClient client, Collection<FailedRun> failures) {
        if (failures.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String sql = FAILURES.formatted(
                join(failures.stream().map(FailedRun::run)),
                join(failures.stream().map(FailedRun::action)));
        return client.query(sql).execute().map(rows -> failures.stream()
                .map(failure -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row ->
                                row.getLong("run") == failure.run() && row.getInteger("action_id") == failure.action())
                        .findFirst()
                        .map(row ->
                                failure.withDetails(Columns.getVisibleText(row, "message"), row.getString("output")))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList());
    }

    private static Iterable<OutcomeRecord> parseLazily(Iterable<Row> rows) {
        return () -> StreamSupport.stream(rows.spliterator(), false)
                .map(OutcomeStore::parse)
                .iterator();
    }

    private static OutcomeRecord parse(Row row) {
        Integer action = row.getInteger("action_id");
        Result result = action == null
                ? Result.SKIPPED
                : Result.of(row.getString("result")).orElseThrow();
        return new OutcomeRecord(
                row.getInteger("agent_id"),
                action == null ? 0 : action,
                new Outcome(
                        row.getLong("run"),
                        result,
                        Columns.getInstant(row, "ended_at"),
                        Columns.getInstant(row, "told_at"),
                        action != null && row.getInteger("refused") != 0),
                row.getInteger("superseded") != 0);
    }

    private static String join(Stream<? extends Number> numbers) {
        return numbers.distinct().map(String::valueOf).collect(Collectors.joining(","));
    }
}
