package io.masif.ui.health;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.SharedRead;
import io.masif.ui.view.health.HealthGroups;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;

/** Reads failed runs and wrong clocks. */
public final class HealthStore {
    /** The latest runs of the last week, by the index of told_at; of more runs the older ones are left out. */
    private static final String FAILED_ACTIONS = """
            FROM (SELECT id, agent_id FROM run WHERE told_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY
              ORDER BY told_at DESC LIMIT 20000) r
            JOIN run_action a ON a.run_id = r.id AND a.result = 'failed'
            """;

    /** The first row has no reason, and the number of hosts with any: reading the runs once more would take as long again. */
    private static final String FAILED_RUNS = "SELECT reason, hosts FROM (SELECT COALESCE(a.message, '') AS reason,"
            + " COUNT(DISTINCT r.agent_id) AS hosts " + FAILED_ACTIONS
            + "GROUP BY reason WITH ROLLUP) failures ORDER BY reason IS NULL DESC, hosts DESC LIMIT 5001";

    private static final String HOSTS_OF_MESSAGE = "SELECT DISTINCT h.name " + FAILED_ACTIONS
            + "JOIN agent h ON h.id = r.agent_id WHERE COALESCE(a.message, '') = ?";

    private static final String CLOCKS = """
            SELECT c.name, c.seconds FROM host_clock c JOIN agent h ON h.name = c.name
            ORDER BY ABS(c.seconds) DESC LIMIT 10000
            """;

    /** Many pages may be open, and each is loaded again when a run has ended. */
    private static final Duration FAILED_RUNS_KEPT = Duration.ofSeconds(5);

    private final Pool pool;
    private final SharedRead<HealthGroups> failedRuns = new SharedRead<>(this::readFailedRuns, FAILED_RUNS_KEPT);

    public HealthStore(Pool pool) {
        this.pool = pool;
    }

    /** The failures of the last week, by message, as they were five seconds ago at most. */
    public Future<HealthGroups> findFailedRuns() {
        return failedRuns.get();
    }

    private Future<HealthGroups> readFailedRuns() {
        return pool.query(FAILED_RUNS)
                .execute()
                .map(rows -> new HealthGroups(HealthSubject.FAILED_RUNS, parse(rows), parseTotal(rows)))
                .recover(DatabaseErrors::failRead);
    }

    /** The names of the hosts with that failure in the last week. */
    public Future<List<String>> findHosts(String message) {
        return pool.preparedQuery(HOSTS_OF_MESSAGE)
                .execute(Tuple.of(message))
                .map(rows -> rows.stream().map(row -> row.getString("name")).toList())
                .recover(DatabaseErrors::failRead);
    }

    /** The hosts whose clocks are wrong, those that are most wrong. */
    public Future<HealthGroups> findClocks() {
        return pool.query(CLOCKS)
                .execute()
                .map(rows -> new HealthGroups(
                        HealthSubject.CLOCKS,
                        rows.stream()
                                .map(row -> new HealthRow(
                                        new HealthKey(row.getString("name"), null, row.getLong("seconds")), 1))
                                .toList(),
                        rows.size()))
                .recover(DatabaseErrors::failRead);
    }

    private static List<HealthRow> parse(RowSet<Row> rows) {
        return rows.stream()
                .skip(1)
                .map(row -> new HealthRow(HealthKey.of(row.getString("reason")), row.getInteger("hosts")))
                .toList();
    }

    private static int parseTotal(RowSet<Row> rows) {
        return rows.size() == 0 ? 0 : rows.iterator().next().getInteger("hosts");
    }
}
