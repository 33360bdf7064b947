package io.masif.ui.store.run;

import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.flow.AsyncLoop;
import io.masif.ui.database.Columns;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostRun.ExecutedAction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the actions of runs, some in each statement: a run may have many thousands. */
final class ExecutedActionStore {
    private static final int STATEMENT_ROWS = 5_000;

    /** The most actions of a page of runs, unless one run alone has more. */
    private static final int MAX_PAGE_ACTIONS = 20_000;

    /** In the order of the primary key, so that a statement begins where the one before ended. */
    private static final String FIND = """
            SELECT a.run_id, a.action_id, a.result, a.message, x.package, x.kind, x.from_version, x.to_version
            FROM run_action a STRAIGHT_JOIN action x ON x.id = a.action_id
            WHERE %s ORDER BY a.run_id, a.action_id LIMIT %d
            """;

    private static final String COUNT =
            "SELECT run_id, COUNT(*) AS actions FROM run_action WHERE run_id IN (%s) GROUP BY run_id";

    private final Pool pool;

    ExecutedActionStore(Pool pool) {
        this.pool = pool;
    }

    /** All actions of each of these runs, by package; a run without actions is missing. */
    Future<Map<Long, List<ExecutedAction>>> find(Collection<Long> runs) {
        if (runs.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Reading reading = new Reading(runs);
        return AsyncLoop.repeatWhile(
                        () -> pool.query(reading.createStatement()).execute().map(reading::add))
                .map(done -> reading.sort());
    }

    /** The first of these runs whose actions fit in one page; at least one, unless there is none. */
    Future<List<Long>> selectPage(List<Long> runs) {
        if (runs.size() <= 1) {
            return Future.succeededFuture(runs);
        }
        return pool.query(COUNT.formatted(join(runs))).execute().map(rows -> {
            Map<Long, Integer> counts = new HashMap<>();
            rows.forEach(row -> counts.put(row.getLong("run_id"), row.getInteger("actions")));
            int size = 1;
            long actions = counts.getOrDefault(runs.get(0), 0);
            while (size < runs.size() && actions + counts.getOrDefault(runs.get(size), 0) <= MAX_PAGE_ACTIONS) {
                actions += counts.getOrDefault(runs.get(size), 0);
                size++;
            }
            return runs.subList(0, size);
        });
    }

    private static String join(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** What has been read, and where to go on. */
    private static final class Reading {
        private final Map<Long, List<ExecutedAction>> byRun = new HashMap<>();
        /** Many runs execute the same actions. */
        private final Map<Long, ActionKey> keys = new HashMap<>();

        private NavigableSet<Long> unread;
        private long lastAction;

        Reading(Collection<Long> runs) {
            unread = new TreeSet<>(runs);
        }

        String createStatement() {
            NavigableSet<Long> later = unread.tailSet(unread.first(), false);
            String begun = "(a.run_id = %d AND a.action_id > %d)".formatted(unread.first(), lastAction);
            String condition = later.isEmpty() ? begun : begun + " OR a.run_id IN (" + join(later) + ")";
            return FIND.formatted(condition, STATEMENT_ROWS);
        }

        /** Whether there may be more. */
        boolean add(RowSet<Row> rows) {
            long lastRun = unread.first();
            for (Row row : rows) {
                lastRun = row.getLong("run_id");
                lastAction = row.getLong("action_id");
                byRun.computeIfAbsent(lastRun, id -> new ArrayList<>()).add(parse(row));
            }
            unread = unread.tailSet(lastRun, true);
            return rows.size() == STATEMENT_ROWS;
        }

        Map<Long, List<ExecutedAction>> sort() {
            byRun.values().forEach(actions -> actions.sort(Comparator.comparing(ExecutedAction::action)));
            return byRun;
        }

        private ExecutedAction parse(Row row) {
            ActionKey key = keys.computeIfAbsent(
                    row.getLong("action_id"),
                    id -> ActionKey.of(
                            row.getString("package"),
                            Kind.of(row.getString("kind")).orElseThrow(),
                            row.getString("from_version"),
                            row.getString("to_version")));
            return new ExecutedAction(
                    key, Result.of(row.getString("result")).orElseThrow(), Columns.getVisibleText(row, "message"));
        }
    }
}
