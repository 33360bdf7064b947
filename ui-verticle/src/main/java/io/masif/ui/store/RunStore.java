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
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of one host; also one of which only the progress is known, without actions. */
public final class RunStore {
    private static final String RUNS = """
            SELECT r.id, r.started_at, r.ended_at, r.percent, r.step, RIGHT(r.log, 16000) AS log, a.result, a.message,
              x.package, x.kind, x.from_version, x.to_version
            FROM (SELECT * FROM run WHERE agent_id = (SELECT id FROM agent
              WHERE name = ? AND CAST(name AS BINARY) = CAST(? AS BINARY)) %s
              ORDER BY id DESC LIMIT %d) r
            LEFT JOIN run_action a ON a.run_id = r.id LEFT JOIN action x ON x.id = a.action_id
            ORDER BY r.id DESC, x.package
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
        return pool.preparedQuery(sql).execute(Tuple.of(name, name)).map(rows -> {
            Map<Long, List<Row>> byRun = new LinkedHashMap<>();
            rows.forEach(row -> byRun.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                    .add(row));
            return byRun.values().stream().map(RunStore::run).toList();
        });
    }

    private static HostRun run(List<Row> rows) {
        Row first = rows.get(0);
        Integer percent = first.getInteger("percent");
        return new HostRun(
                first.getLong("id"),
                Columns.moment(first, "started_at"),
                Columns.moment(first, "ended_at"),
                rows.stream()
                        .filter(row -> row.getString("kind") != null)
                        .map(RunStore::executed)
                        .toList(),
                percent == null ? null : new Progress(percent, VisibleText.replaceInvisible(first.getString("step"))),
                first.getString("log"));
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
