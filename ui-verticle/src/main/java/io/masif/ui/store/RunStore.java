package io.masif.ui.store;

import io.masif.domain.Kind;
import io.masif.domain.Progress;
import io.masif.domain.Result;
import io.masif.domain.VisibleText;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostRun;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The runs of one host; also one of which only the progress is known, without actions. */
public final class RunStore {
    private static final String RUNS = """
            SELECT id, started_at, ended_at, percent, step, RIGHT(log, 16000) AS log
            FROM run WHERE agent_id = (SELECT id FROM agent WHERE name = ?) %s ORDER BY id DESC LIMIT %d
            """;

    /** Apart from the runs: with them, every action would bring the run's log again. */
    private static final String ACTIONS = """
            SELECT a.run_id, a.result, a.message, x.package, x.kind, x.from_version, x.to_version
            FROM run_action a JOIN action x ON x.id = a.action_id
            WHERE a.run_id IN (%s) ORDER BY a.run_id DESC, x.package LIMIT 10000
            """;

    private static final String LAST = RUNS.formatted("", 20);
    private static final String GOING = RUNS.formatted("AND ended_at IS NULL", 1);

    private final Pool pool;

    public RunStore(Pool pool) {
        this.pool = pool;
    }

    /** The last 20, the latest first. */
    public Future<List<HostRun>> ofHost(String name) {
        return read(LAST, name);
    }

    /** The one that goes on. */
    public Future<Optional<HostRun>> goingOn(String name) {
        return read(GOING, name).map(found -> found.stream().findFirst());
    }

    private Future<List<HostRun>> read(String sql, String name) {
        return pool.preparedQuery(sql).execute(Tuple.of(name)).compose(runs -> actions(runs)
                .map(actions -> StreamSupport.stream(runs.spliterator(), false)
                        .map(row -> run(row, actions.getOrDefault(row.getLong("id"), List.of())))
                        .toList()));
    }

    private Future<Map<Long, List<HostRun.Executed>>> actions(RowSet<Row> runs) {
        if (runs.size() == 0) {
            return Future.succeededFuture(Map.of());
        }
        String ids = StreamSupport.stream(runs.spliterator(), false)
                .map(row -> row.getLong("id").toString())
                .collect(Collectors.joining(","));
        return pool.query(ACTIONS.formatted(ids)).execute().map(rows -> {
            Map<Long, List<HostRun.Executed>> byRun = new HashMap<>();
            rows.forEach(row -> byRun.computeIfAbsent(row.getLong("run_id"), id -> new ArrayList<>())
                    .add(executed(row)));
            return byRun;
        });
    }

    private static HostRun run(Row row, List<HostRun.Executed> actions) {
        Integer percent = row.getInteger("percent");
        return new HostRun(
                row.getLong("id"),
                Columns.moment(row, "started_at"),
                Columns.moment(row, "ended_at"),
                actions,
                percent == null ? null : new Progress(percent, VisibleText.replaceInvisible(row.getString("step"))),
                row.getString("log"));
    }

    private static HostRun.Executed executed(Row row) {
        Kind kind = Kind.of(row.getString("kind")).orElseThrow();
        return new HostRun.Executed(
                ActionKey.of(
                        row.getString("package"), kind, row.getString("from_version"), row.getString("to_version")),
                Result.of(row.getString("result")).orElseThrow(),
                Columns.sentence(row, "message"));
    }
}
