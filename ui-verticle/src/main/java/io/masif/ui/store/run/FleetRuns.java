package io.masif.ui.store.run;

import io.masif.domain.label.NamePattern;
import io.masif.ui.database.Columns;
import io.masif.ui.database.LikePattern;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Searches the runs of all hosts, the newest first. A search reads a bounded number of runs: how many of them match is not
 * known before, and the history may be long.
 */
public final class FleetRuns {
    /** The most runs that a search looks at. */
    private static final int MAX_SEARCHED = 20_000;

    private static final String BOUND = """
            SELECT MIN(id) AS last, COUNT(*) AS runs FROM (
              SELECT r.id FROM run r WHERE r.id < ?%s ORDER BY r.id DESC LIMIT %d) bound
            """;

    private static final String FIND = "SELECT r.id FROM run r WHERE r.id < ? AND r.id >= ?";
    private static final String ORDER = " ORDER BY r.id DESC LIMIT ?";
    private static final String OF_HOST = " AND r.agent_id = (SELECT id FROM agent WHERE name = ?)";
    /** A count and not EXISTS, which databases may turn round, to begin with all actions of packages that match. */
    private static final String OF_PACKAGE =
            " AND (SELECT COUNT(*) FROM run_action a JOIN action x ON x.id = a.action_id"
                    + " WHERE a.run_id = r.id AND x.package LIKE ?%s) > 0";

    private static final String OF_RESULT =
            " AND EXISTS (SELECT 1 FROM run_action a WHERE a.run_id = r.id AND a.result = ?)";

    private final Pool pool;
    private final RunStore runs;
    private final ExecutedActionStore actions;

    public FleetRuns(Pool pool) {
        this.pool = pool;
        this.runs = new RunStore(pool);
        this.actions = new ExecutedActionStore(pool);
    }

    /**
     * The result of a search.
     *
     * @param runs those that became known last, in the order of their starts, the newest first
     * @param next the number of the run before which to go on; null if all were looked at
     */
    public record Found(List<RunOfHost> runs, Long next) {
        public Found {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Runs that match.
     *
     * @param before the number of the run before which to begin; null for the newest
     * @param limit the most runs; fewer are found if they have very many actions together
     */
    public Future<Found> find(RunFilter filter, Long before, int limit) {
        long start = before == null ? Long.MAX_VALUE : before;
        return findSearchBound(filter, start).compose(bound -> {
            if (bound.count() == 0) {
                return Future.succeededFuture(new Found(List.of(), null));
            }
            return findIds(filter, start, bound.last(), limit + 1)
                    .compose(ids -> actions.selectPage(ids.subList(0, Math.min(limit, ids.size())))
                            .compose(page -> runs.findByIds(page)
                                    .map(found -> new Found(sort(found), findNext(ids, page.size(), bound)))));
        });
    }

    /** The order in which runs became known is nearly, but not exactly, that of their starts: a host may have been away. */
    private static List<RunOfHost> sort(List<RunOfHost> found) {
        return found.stream()
                .sorted(Comparator.comparing((RunOfHost each) -> each.run().started())
                        .reversed())
                .toList();
    }

    private static Long findNext(List<Long> ids, int pageSize, SearchBound bound) {
        if (ids.size() > pageSize) {
            return ids.get(pageSize - 1);
        }
        return bound.count() == MAX_SEARCHED ? Long.valueOf(bound.last()) : null;
    }

    /** One run with the end of its output. */
    public Future<Optional<RunOfHost>> find(long id) {
        return runs.findById(id);
    }

    /** The part of the history that is searched. */
    private record SearchBound(long last, int count) {
        /** The database finds matching runs by an index, without reading others. */
        static final SearchBound NONE = new SearchBound(0, 1);
    }

    private Future<SearchBound> findSearchBound(RunFilter filter, long start) {
        if (filter.packageName().isEmpty() && filter.outcome().isEmpty()) {
            return Future.succeededFuture(SearchBound.NONE);
        }
        Tuple parameters = Tuple.of(start);
        String conditions = addBounds(filter, parameters);
        return pool.preparedQuery(BOUND.formatted(conditions, MAX_SEARCHED))
                .execute(parameters)
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new SearchBound(row.getLong("last") == null ? 0 : row.getLong("last"), row.getInteger("runs")));
    }

    /** The conditions that an index of the table of runs answers. */
    private static String addBounds(RunFilter filter, Tuple parameters) {
        String conditions = "";
        if (!filter.host().isEmpty()) {
            parameters.addValue(filter.host());
            conditions += OF_HOST;
        }
        return conditions + addPeriod(filter, parameters);
    }

    /** By the index of that column first: no older run is read, and no newer one. */
    private static String addPeriod(RunFilter filter, Tuple parameters) {
        List<Instant> ends = Stream.of(filter.since(), filter.until())
                .filter(Objects::nonNull)
                .toList();
        String period = (filter.since() == null ? "" : " AND told_at >= ?")
                + (filter.until() == null ? "" : " AND told_at < ?");
        String conditions = period.replace("told_at", "r.told_at")
                + (filter.since() == null ? "" : " AND r.id >= (SELECT MIN(id) FROM run WHERE TRUE" + period + ")")
                + (filter.until() == null ? "" : " AND r.id <= (SELECT MAX(id) FROM run WHERE TRUE" + period + ")");
        // once for the run itself, and once for each of the subqueries
        Stream.generate(() -> ends)
                .limit(ends.size() + 1L)
                .flatMap(List::stream)
                .forEach(end -> parameters.addValue(Columns.toUtc(end)));
        return conditions;
    }

    private Future<List<Long>> findIds(RunFilter filter, long start, long last, int limit) {
        Tuple parameters = Tuple.of(start, last);
        String sql = FIND + addBounds(filter, parameters);
        if (!filter.packageName().isEmpty()) {
            parameters.addValue(LikePattern.of(NamePattern.ofSearch(filter.packageName())));
            sql += OF_PACKAGE.formatted(filter.outcome().isEmpty() ? "" : " AND a.result = ?");
        } else if (!filter.outcome().isEmpty()) {
            sql += OF_RESULT;
        }
        if (!filter.outcome().isEmpty()) {
            parameters.addValue(filter.outcome());
        }
        parameters.addValue(limit);
        return pool.preparedQuery(sql + ORDER).execute(parameters).map(FleetRuns::parseIds);
    }

    private static List<Long> parseIds(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong("id"))
                .toList();
    }
}
