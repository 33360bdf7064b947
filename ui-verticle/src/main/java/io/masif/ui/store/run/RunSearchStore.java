package io.masif.ui.store.run;

import io.masif.flow.AsyncLoop;
import io.masif.ui.database.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches the runs of a host from the latest one backwards, some in each statement: a host may have many thousands, each with an
 * output of a megabyte.
 */
public final class RunSearchStore {
    private static final long TIME_LIMIT_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int STATEMENT_RUNS = 100;

    private static final String NEXT_RUNS = """
            SELECT id, started_at FROM run WHERE agent_id = (SELECT id FROM agent WHERE name = ?) AND id < ?
            ORDER BY id DESC LIMIT %d
            """.formatted(STATEMENT_RUNS);

    private static final String MATCHING = """
            SELECT r.id FROM run r
            WHERE r.agent_id = (SELECT id FROM agent WHERE name = ?) AND r.id BETWEEN ? AND ? %s ORDER BY r.id DESC
            """;

    private static final String HAS_ACTION = """
            AND EXISTS (SELECT 1 FROM run_action a JOIN action x ON x.id = a.action_id
              WHERE a.run_id = r.id AND (? = '' OR x.package = ?) AND (? = '' OR a.result = ?))""";

    private static final String HAS_WORD = """
            AND (r.log COLLATE utf8mb4_general_ci LIKE ?
              OR EXISTS (SELECT 1 FROM run_action m
                WHERE m.run_id = r.id AND m.message COLLATE utf8mb4_general_ci LIKE ?))""";

    private final Pool pool;
    private final int maxRuns;

    /** @param maxRuns how many runs a search reads at most */
    public RunSearchStore(Pool pool, int maxRuns) {
        this.pool = pool;
        this.maxRuns = maxRuns;
    }

    /** The runs that match, among the latest ones. */
    public Future<FoundRuns> find(String host, RunSearch search) {
        Progress progress = new Progress();
        return AsyncLoop.repeatWhile(() -> pool.preparedQuery(NEXT_RUNS)
                        .execute(Tuple.of(host, progress.before))
                        .compose(runs -> runs.size() == 0
                                ? Future.succeededFuture(false)
                                : findMatching(host, search, runs, progress).map(done -> progress.goesOn(runs.size()))))
                .map(done -> new FoundRuns(progress.found, progress.isCut ? progress.since : null));
    }

    private Future<Void> findMatching(String host, RunSearch search, RowSet<Row> runs, Progress progress) {
        long last = progress.before - 1;
        runs.forEach(row -> {
            progress.before = row.getLong("id");
            progress.since = Columns.getInstant(row, "started_at");
        });
        StringBuilder conditions = new StringBuilder();
        Tuple values = Tuple.of(host, progress.before, last);
        if (!search.packageName().isEmpty() || !search.outcome().isEmpty()) {
            conditions.append(HAS_ACTION).append(' ');
            List.of(search.packageName(), search.packageName(), search.outcome(), search.outcome())
                    .forEach(values::addString);
        }
        search.words().forEach(word -> {
            conditions.append(HAS_WORD).append(' ');
            values.addString(pattern(word)).addString(pattern(word));
        });
        return pool.preparedQuery(MATCHING.formatted(conditions))
                .execute(values)
                .onSuccess(rows -> rows.forEach(row -> progress.found.add(row.getLong("id"))))
                .mapEmpty();
    }

    private static String pattern(String word) {
        return "%" + word.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    /** How far a search is. */
    private final class Progress {
        private final long startNanos = System.nanoTime();
        private final List<Long> found = new ArrayList<>();
        private long before = Long.MAX_VALUE;
        private Instant since;
        private int searched;
        private boolean isCut;

        boolean goesOn(int runs) {
            searched += runs;
            boolean mayBeMore = runs == STATEMENT_RUNS;
            isCut = mayBeMore && (searched >= maxRuns || System.nanoTime() - startNanos > TIME_LIMIT_NANOS);
            return mayBeMore && !isCut;
        }
    }
}
