package io.masif.ui.archive;

import io.masif.ui.database.RowSlices;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.Pages;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the declines that ended, by themselves or by a revocation. The database sorts and divides them into pages; for a search,
 * which also finds names of hosts, they are read in slices.
 */
public final class EndedDeclines {
    private static final int SLICE_SIZE = 1000;

    private static final String FROM = DeclineArchive.TABLES + "WHERE " + DeclineArchive.IS_ENDED;

    private static final String COUNT = "SELECT COUNT(*) AS total, COUNT(CASE WHEN %s THEN 1 END) AS found " + FROM;

    private static final String SELECT = "SELECT d.id, %s, d.group_ids, d." + HostReference.COLUMNS + "%s " + FROM
            + " AND %s AND %s ORDER BY %s LIMIT ? OFFSET ?";

    private final SqlClient client;

    public EndedDeclines(SqlClient client) {
        this.client = client;
    }

    /**
     * A page.
     *
     * @param ids the numbers of its declines, in the order of the request
     * @param found how many match
     * @param total how many there are
     */
    public record Page(List<Long> ids, int found, int total) {
        public Page {
            ids = List.copyOf(ids);
        }
    }

    /** The page that is asked for. */
    public Future<Page> findPage(ListRequest<DeclineProgress> request) {
        return client.query(COUNT.formatted(kindCondition(request))).execute().compose(rows -> {
            Row counts = rows.iterator().next();
            int total = counts.getInteger("total");
            return request.words().isEmpty()
                    ? readPage(request).map(ids -> new Page(ids, counts.getInteger("found"), total))
                    : searchPage(request, total);
        });
    }

    /** The numbers of all that match, on whatever page, in the order of the request. */
    public Future<List<Long>> findAll(ListRequest<DeclineProgress> request) {
        return findAll(request, null);
    }

    private Future<List<Long>> readPage(ListRequest<DeclineProgress> request) {
        DeclineOrder.Position start = DeclineOrder.of(request).findStart(request);
        long offset = start == null ? (request.page() - 1L) * request.pageSize() : 0;
        return DeclineSearch.prepare(client, List.of())
                .compose(all -> read(request, all, start, request.pageSize(), offset))
                .map(rows -> rows.stream().map(row -> row.getLong("id")).toList());
    }

    private Future<Page> searchPage(ListRequest<DeclineProgress> request, int total) {
        DeclineOrder.Position start = DeclineOrder.of(request).findStart(request);
        return findAll(request, null)
                .compose(found -> (start == null ? Future.succeededFuture(found) : findAll(request, start))
                        .map(from -> new Page(
                                Pages.select(from, start == null ? request.page() : 1, request.pageSize()),
                                found.size(),
                                total)));
    }

    private Future<List<Long>> findAll(ListRequest<DeclineProgress> request, DeclineOrder.Position start) {
        List<Long> found = new ArrayList<>();
        return DeclineSearch.prepare(client, request.words())
                .compose(search -> RowSlices.forEach(
                        SLICE_SIZE,
                        last -> read(request, search, last == null ? start : DeclineOrder.after(last), SLICE_SIZE, 0),
                        rows -> {
                            rows.stream().filter(search::finds).forEach(row -> found.add(row.getLong("id")));
                            return Future.succeededFuture();
                        }))
                .map(read -> found);
    }

    private Future<RowSet<Row>> read(
            ListRequest<DeclineProgress> request,
            DeclineSearch search,
            DeclineOrder.Position start,
            int limit,
            long offset) {
        DeclineOrder order = DeclineOrder.of(request);
        Tuple parameters = search.parameters();
        if (start != null) {
            parameters.addValue(start.key()).addValue(start.key()).addLong(start.id());
        }
        String after = start == null ? "TRUE" : order.after();
        return client.preparedQuery(
                        SELECT.formatted(order.column(), search.columns(), kindCondition(request), after, order.sql()))
                .execute(parameters.addInteger(limit).addLong(offset));
    }

    private static String kindCondition(ListRequest<DeclineProgress> request) {
        if (!DeclineLists.isOfKind(request, true)) {
            return "d.ends_at IS NULL";
        }
        return DeclineLists.isOfKind(request, false) ? "TRUE" : "d.ends_at IS NOT NULL";
    }
}
