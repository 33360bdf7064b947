package io.masif.ui.health;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.view.health.HealthGroups;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads failed runs and wrong clocks. */
public final class HealthStore {
    /** The latest runs of the last week, by the index of told_at; of more runs the older ones are left out. */
    private static final String FAILED_ACTIONS = """
            FROM (SELECT id, agent_id FROM run WHERE told_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY
              ORDER BY told_at DESC LIMIT 20000) r
            JOIN run_action a ON a.run_id = r.id AND a.result = 'failed'
            """;

    private static final String FAILED_RUNS = "SELECT COALESCE(a.message, '') AS message,"
            + " COUNT(DISTINCT r.agent_id) AS hosts " + FAILED_ACTIONS
            + "GROUP BY COALESCE(a.message, '') ORDER BY hosts DESC LIMIT 5000";

    private static final String FAILED_HOSTS = "SELECT COUNT(DISTINCT r.agent_id) AS hosts " + FAILED_ACTIONS;

    private static final String HOSTS_OF_MESSAGE = "SELECT DISTINCT h.name " + FAILED_ACTIONS
            + "JOIN agent h ON h.id = r.agent_id WHERE COALESCE(a.message, '') = ?";

    private static final String CLOCKS = """
            SELECT c.name, c.seconds FROM host_clock c JOIN agent h ON h.name = c.name
            ORDER BY ABS(c.seconds) DESC LIMIT 10000
            """;

    private final Pool pool;

    public HealthStore(Pool pool) {
        this.pool = pool;
    }

    /** The failures of the last week, by message. */
    public Future<HealthGroups> findFailedRuns() {
        return pool.query(FAILED_RUNS)
                .execute()
                .compose(rows -> pool.query(FAILED_HOSTS)
                        .execute()
                        .map(total -> new HealthGroups(
                                HealthSubject.FAILED_RUNS,
                                parse(rows),
                                total.iterator().next().getInteger("hosts"))))
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
                .map(row -> new HealthRow(HealthKey.of(row.getString("message")), row.getInteger("hosts")))
                .toList();
    }
}
