package io.masif.ui.store.run;

import io.masif.domain.Progress;
import io.masif.text.VisibleText;
import io.masif.ui.database.Columns;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.overview.CurrentRun;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads the runs of a host; a run of which only progress was reported has no actions. */
public final class RunStore {
    /** How much of the end of a run's output its page shows. */
    public static final int SHOWN_OUTPUT_LENGTH = 30_000;

    /** How much of the end of a run's output the API answers with. */
    private static final int MAX_OUTPUT_LENGTH = 200_000;

    /** How much of a run's output is read at once, in characters. */
    public static final int OUTPUT_PART_LENGTH = 250_000;

    private static final String FIND_RUNS = """
            SELECT id, started_at, ended_at, percent, step, RIGHT(log, %d) AS log
            FROM run WHERE agent_id = (SELECT id FROM agent WHERE name = ?) %s ORDER BY id DESC LIMIT %s
            """;

    private static final String FIND_BY_ID = """
            SELECT r.id, a.name, r.started_at, r.ended_at, r.percent, r.step, RIGHT(r.log, %d) AS log
            FROM run r JOIN agent a ON a.id = r.agent_id WHERE r.id IN (%s) ORDER BY r.id DESC
            """;

    private static final String FIND_CURRENT = """
            SELECT a.name, r.started_at, r.percent, r.step
            FROM run r JOIN agent a ON a.id = r.agent_id
            WHERE r.agent_id IN (%s) AND r.ended_at IS NULL ORDER BY r.id LIMIT 100
            """;

    private static final String COUNT =
            "SELECT COUNT(*) AS runs FROM run WHERE agent_id = (SELECT id FROM agent WHERE name = ?)";

    private static final String READ_OUTPUT = """
            SELECT SUBSTRING(log, ?, %d) AS part
            FROM run WHERE agent_id = (SELECT id FROM agent WHERE name = ?) AND id = ?
            """.formatted(RunStore.OUTPUT_PART_LENGTH);

    private static final int LISTED_OUTPUT_LENGTH = 16_000;
    private static final String FIND_LATEST = FIND_RUNS.formatted(LISTED_OUTPUT_LENGTH, "", 20);
    private static final String FIND_RUNNING = FIND_RUNS.formatted(LISTED_OUTPUT_LENGTH, "AND ended_at IS NULL", 1);
    private static final String FIND_RUNNING_ONE =
            FIND_RUNS.formatted(LISTED_OUTPUT_LENGTH, "AND ended_at IS NULL AND id = ?", 1);
    private static final String FIND_PAGE = FIND_RUNS.formatted(0, "", "? OFFSET ?");
    private static final String FIND_BEFORE = FIND_RUNS.formatted(0, "AND id < ?", "?");
    private static final String FIND_ONE = FIND_RUNS.formatted(SHOWN_OUTPUT_LENGTH, "AND id = ?", 1);

    private final Pool pool;
    private final ExecutedActionStore actions;

    public RunStore(Pool pool) {
        this.pool = pool;
        this.actions = new ExecutedActionStore(pool);
    }

    /** The last 20 runs, the latest first. */
    public Future<List<HostRun>> findByHost(String name) {
        return loadRuns(FIND_LATEST, Tuple.of(name));
    }

    /** Some runs of a host without their outputs, the latest first. */
    public Future<List<HostRun>> findPage(String name, int offset, int count) {
        return loadRuns(FIND_PAGE, Tuple.of(name, count, offset));
    }

    /** Some runs of a host without their outputs, the latest first of those before the run of that number. */
    public Future<List<HostRun>> findBefore(String name, long id, int count) {
        return loadRuns(FIND_BEFORE, Tuple.of(name, id, count));
    }

    /** These runs of a host without their outputs, the latest first; at most 1,000. */
    public Future<List<HostRun>> findAll(String name, List<Long> ids) {
        String condition = "AND id IN (" + ids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : loadRuns(FIND_RUNS.formatted(0, condition, ids.size()), Tuple.of(name));
    }

    /** The runs of these numbers without their outputs, the newest first. */
    Future<List<RunOfHost>> findByIds(List<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : loadFound(0, ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** The run of that number, with the end of its output. */
    Future<Optional<RunOfHost>> findById(long id) {
        return loadFound(MAX_OUTPUT_LENGTH, Long.toString(id))
                .map(found -> found.stream().findFirst());
    }

    private Future<List<RunOfHost>> loadFound(int outputLength, String ids) {
        return pool.query(FIND_BY_ID.formatted(outputLength, ids)).execute().compose(runs -> loadActions(runs)
                .map(actions -> StreamSupport.stream(runs.spliterator(), false)
                        .map(row -> new RunOfHost(
                                row.getString("name"),
                                parseRun(row, actions.getOrDefault(row.getLong("id"), List.of()))))
                        .toList()));
    }

    /** How many runs a host has. */
    public Future<Integer> count(String name) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(name))
                .map(rows -> rows.iterator().next().getInteger("runs"));
    }

    /** The run of that number of a host, with the end of its output. */
    public Future<Optional<HostRun>> find(String name, long id) {
        return loadRuns(FIND_ONE, Tuple.of(name, id))
                .map(found -> found.stream().findFirst());
    }

    /** A part of a run's output, from that position on, counted from 1; empty at the end, or if there is no such run. */
    public Future<String> readOutput(String name, long id, long position) {
        return pool.preparedQuery(READ_OUTPUT)
                .execute(Tuple.of(position, name, id))
                .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString("part"));
    }

    /** The current run. */
    public Future<Optional<HostRun>> findRunning(String name) {
        return loadRuns(FIND_RUNNING, Tuple.of(name))
                .map(found -> found.stream().findFirst());
    }

    /** The run of that number while it goes on. */
    public Future<Optional<HostRun>> findRunning(String name, long id) {
        return loadRuns(FIND_RUNNING_ONE, Tuple.of(name, id))
                .map(found -> found.stream().findFirst());
    }

    /** The runs that go on at these hosts, the oldest first. */
    public Future<List<CurrentRun>> findCurrent(List<Integer> hosts) {
        if (hosts.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        String ids = hosts.stream().map(String::valueOf).collect(Collectors.joining(","));
        return pool.query(FIND_CURRENT.formatted(ids)).execute().map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new CurrentRun(
                        row.getString("name"), Columns.getInstant(row, "started_at"), parseProgress(row)))
                .toList());
    }

    private Future<List<HostRun>> loadRuns(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).compose(runs -> loadActions(runs)
                .map(actions -> StreamSupport.stream(runs.spliterator(), false)
                        .map(row -> parseRun(row, actions.getOrDefault(row.getLong("id"), List.of())))
                        .toList()));
    }

    /** By statements of their own: in a join, every action would repeat the run's log. */
    private Future<Map<Long, List<HostRun.ExecutedAction>>> loadActions(RowSet<Row> runs) {
        return actions.find(StreamSupport.stream(runs.spliterator(), false)
                .map(row -> row.getLong("id"))
                .toList());
    }

    private static HostRun parseRun(Row row, List<HostRun.ExecutedAction> actions) {
        return new HostRun(
                row.getLong("id"),
                Columns.getInstant(row, "started_at"),
                Columns.getInstant(row, "ended_at"),
                actions,
                parseProgress(row),
                row.getString("log"));
    }

    private static Progress parseProgress(Row row) {
        Integer percent = row.getInteger("percent");
        return percent == null ? null : new Progress(percent, VisibleText.replaceInvisible(row.getString("step")));
    }
}
