package io.masif.ui.health;

import io.masif.domain.host.FoundSentence;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.SharedRead;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.health.HostValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads failed runs and wrong clocks. */
public final class HealthStore {
    /** The latest runs of some time, by the index of told_at; of more runs the older ones are left out. */
    private static final String FAILED_RUNS = """
            SELECT DISTINCT h.name, COALESCE(a.message, '') AS message
            FROM (SELECT id, agent_id FROM run WHERE told_at > UTC_TIMESTAMP(3) - INTERVAL %s
              ORDER BY told_at DESC LIMIT 20000) r
            JOIN run_action a ON a.run_id = r.id AND a.result = 'failed'
            JOIN agent h ON h.id = r.agent_id
            LIMIT 20000
            """;

    private static final String CLOCKS = """
            SELECT c.name, c.seconds FROM host_clock c JOIN agent h ON h.name = c.name
            ORDER BY ABS(c.seconds) DESC LIMIT 10000
            """;

    /** The database reads all actions of all runs of a week. */
    private static final Duration WEEK_KEPT = Duration.ofMinutes(1);
    /** Longer than the week is kept, with the time that it takes to read it. */
    private static final String LATEST = "2 MINUTE";
    /** Many pages may be open, and each is loaded again when a run has ended. */
    private static final Duration LATEST_KEPT = Duration.ofSeconds(5);

    private final Pool pool;
    private final SharedRead<List<HostValue>> failedInWeek = new SharedRead<>(() -> readFailedRuns("7 DAY"), WEEK_KEPT);
    private final SharedRead<List<HostValue>> failedLately =
            new SharedRead<>(() -> readFailedRuns(LATEST), LATEST_KEPT);

    public HealthStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The values of a subject that only the database has: the failures of the last week, as they were five seconds ago at
     * most, and the clocks that are most wrong.
     *
     * @throws IllegalArgumentException if the index has its values
     */
    public Future<List<HostValue>> find(HealthSubject subject) {
        return switch (subject) {
            case FAILED_RUNS ->
                failedInWeek.get().compose(week -> failedLately.get().map(latest -> join(week, latest)));
            case CLOCKS -> read(CLOCKS, row -> new HealthKey(row.getString("name"), null, row.getLong("seconds")));
            default -> throw new IllegalArgumentException("the index has " + subject);
        };
    }

    private Future<List<HostValue>> readFailedRuns(String interval) {
        return read(
                FAILED_RUNS.formatted(interval), row -> HealthKey.of(FoundSentence.toGroup(row.getString("message"))));
    }

    private static List<HostValue> join(List<HostValue> week, List<HostValue> latest) {
        return Stream.concat(week.stream(), latest.stream()).distinct().toList();
    }

    private Future<List<HostValue>> read(String statement, Function<Row, HealthKey> key) {
        return pool.query(statement)
                .execute()
                .map(rows -> rows.stream()
                        .map(row -> new HostValue(row.getString("name"), key.apply(row)))
                        .distinct()
                        .toList())
                .recover(DatabaseErrors::failRead);
    }
}
