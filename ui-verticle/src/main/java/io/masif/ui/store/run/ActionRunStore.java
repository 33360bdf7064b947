package io.masif.ui.store.run;

import io.masif.ui.database.Columns;
import io.masif.ui.view.packages.PackageExecution;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the runs in which hosts executed single actions. */
public final class ActionRunStore {
    private static final String FIND_LATEST = """
            SELECT f.agent_id, f.action_id, r.id, r.started_at, r.ended_at
            FROM (SELECT r.agent_id, a.action_id, MAX(r.id) AS run FROM run r JOIN run_action a ON a.run_id = r.id
              WHERE %s AND a.action_id IN (%s) GROUP BY r.agent_id, a.action_id) f
            JOIN run r ON r.id = f.run
            """;

    private static final String FIND_DONE = """
            SELECT r.agent_id, a.action_id, MAX(r.id) AS run FROM run r JOIN run_action a ON a.run_id = r.id
            WHERE r.agent_id IN (%s) AND a.action_id IN (%s) AND a.result = 'done' GROUP BY r.agent_id, a.action_id
            """;

    /** A run that goes on has no actions yet. */
    private static final String FIND_CURRENT = """
            SELECT agent_id, id, started_at, ended_at FROM run WHERE agent_id IN (%s) AND ended_at IS NULL ORDER BY id
            """;

    /** Of more rows, the runs of all hosts are read. */
    private static final int MAX_NAMED_ROWS = 1000;

    private final Pool pool;

    public ActionRunStore(Pool pool) {
        this.pool = pool;
    }

    /** The numbers of the last runs in which hosts executed these actions successfully. */
    public Future<Map<PackageExecution.Key, Long>> findDone(Collection<PackageExecution.Key> executions) {
        if (executions.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        String hosts = join(executions, PackageExecution.Key::host);
        String actions = join(executions, PackageExecution.Key::action);
        return pool.query(FIND_DONE.formatted(hosts, actions)).execute().map(rows -> {
            Map<PackageExecution.Key, Long> runs = new HashMap<>();
            rows.forEach(row -> runs.put(parseKey(row), row.getLong("run")));
            return runs;
        });
    }

    /** The same rows with their runs. */
    public Future<List<PackageExecution>> addRuns(List<PackageExecution> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture(rows);
        }
        return findLatest(rows).compose(latest -> findCurrent(rows).map(current -> rows.stream()
                .map(row -> row.withRun(
                        row.state() == PackageExecution.State.RUNNING
                                ? current.get(row.key().host())
                                : latest.get(row.key())))
                .toList()));
    }

    private Future<Map<PackageExecution.Key, PackageExecution.Run>> findLatest(List<PackageExecution> rows) {
        String hosts = rows.size() > MAX_NAMED_ROWS
                ? "TRUE"
                : "r.agent_id IN (" + join(rows, row -> row.key().host()) + ")";
        return read(FIND_LATEST.formatted(hosts, join(rows, row -> row.key().action())), ActionRunStore::parseKey);
    }

    private static PackageExecution.Key parseKey(Row row) {
        return new PackageExecution.Key(row.getInteger("agent_id"), row.getInteger("action_id"));
    }

    private Future<Map<Integer, PackageExecution.Run>> findCurrent(List<PackageExecution> rows) {
        List<PackageExecution> running = rows.stream()
                .filter(row -> row.state() == PackageExecution.State.RUNNING)
                .toList();
        return running.isEmpty()
                ? Future.succeededFuture(Map.of())
                : read(
                        FIND_CURRENT.formatted(join(running, row -> row.key().host())),
                        row -> row.getInteger("agent_id"));
    }

    private <K> Future<Map<K, PackageExecution.Run>> read(String sql, Function<Row, K> key) {
        return pool.query(sql).execute().map(rows -> {
            Map<K, PackageExecution.Run> runs = new HashMap<>();
            rows.forEach(row -> runs.put(
                    key.apply(row),
                    new PackageExecution.Run(
                            row.getLong("id"),
                            Columns.getInstant(row, "started_at"),
                            Columns.getInstant(row, "ended_at"))));
            return runs;
        });
    }

    private static <T> String join(Collection<T> rows, Function<T, Integer> number) {
        return rows.stream().map(number).distinct().map(String::valueOf).collect(Collectors.joining(","));
    }
}
