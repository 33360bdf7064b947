package io.masif.ui.store;

import io.masif.domain.Kind;
import io.masif.domain.Result;
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

/** The runs of one host. */
public final class RunStore {
    private static final String RUNS = """
            SELECT r.id, r.started_at, r.ended_at, RIGHT(r.log, 16000) AS log, a.result, a.message,
              x.package, x.kind, x.from_version, x.to_version
            FROM (SELECT * FROM run WHERE agent_id = (SELECT id FROM agent WHERE name = ?)
              ORDER BY id DESC LIMIT 20) r
            JOIN run_action a ON a.run_id = r.id JOIN action x ON x.id = a.action_id
            ORDER BY r.id DESC, x.package
            """;

    private final Pool pool;

    public RunStore(Pool pool) {
        this.pool = pool;
    }

    /** The last 20, the latest first. */
    public Future<List<HostRun>> ofHost(String name) {
        return pool.preparedQuery(RUNS).execute(Tuple.of(name)).map(rows -> {
            Map<Long, List<Row>> byRun = new LinkedHashMap<>();
            rows.forEach(row -> byRun.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                    .add(row));
            return byRun.values().stream().map(RunStore::run).toList();
        });
    }

    private static HostRun run(List<Row> rows) {
        Row first = rows.get(0);
        return new HostRun(
                first.getLong("id"),
                Columns.moment(first, "started_at"),
                Columns.moment(first, "ended_at"),
                rows.stream().map(RunStore::executed).toList(),
                first.getString("log"));
    }

    private static HostRun.Executed executed(Row row) {
        String to = row.getString("to_version");
        return new HostRun.Executed(
                new ActionKey(
                        row.getString("package"), Kind.of(row.getString("kind")).orElseThrow(), to),
                Result.of(row.getString("result")).orElseThrow(),
                row.getString("message"));
    }
}
