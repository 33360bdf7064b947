package io.masif.ui.page.pending;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.pending.FindPending;
import io.masif.ui.fleet.pending.FindPendingGroups;
import io.masif.ui.fleet.pending.FindPendingKeys;
import io.masif.ui.fleet.pending.GetPendingItems;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingListPage;
import io.masif.ui.view.pending.PendingLists;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page of actions that await a decision. */
public final class PendingPages {
    private final FleetClient fleet;

    public PendingPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the page and its parts. */
    public void mount(Router router) {
        get(router, "/pending").handler(context -> show(context, "pending/page"));
        get(router, "/parts/pending").handler(context -> show(context, "pending/part"));
        get(router, "/pending.csv").handler(this::sendCsv);
    }

    private static Route get(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(PendingLists.ITEMS.parameterNames()));
    }

    private void show(RoutingContext context, String template) {
        Future<? extends PendingListPage<?>> found = PendingRequests.isForGroups(context.queryParams())
                ? fleet.query(new FindPendingGroups(PendingRequests.readGroups(context.queryParams())))
                : fleet.query(new FindPending(PendingRequests.readItems(context.queryParams())));
        found.onSuccess(list -> {
                    // the browser's address contains the filter
                    context.response()
                            .putHeader("HX-Replace-Url", list.list().request().link());
                    PageRenderer.render(context, template, Map.of("list", list));
                })
                .onFailure(context::fail);
    }

    private void sendCsv(RoutingContext context) {
        if (PendingRequests.isForGroups(context.queryParams())) {
            ListRequest<PendingGroup> request = PendingRequests.readGroups(context.queryParams());
            CsvResponse.send(
                    context,
                    request.definition(),
                    fleet.query(new FindPendingGroups(request.whole()))
                            .map(found -> FixedRows.of(found.list().rows())));
        } else {
            ListRequest<PendingItem> request = PendingRequests.readItems(context.queryParams());
            CsvResponse.send(
                    context,
                    request.definition(),
                    fleet.query(new FindPendingKeys(request))
                            .map(keys -> new FixedRows<>(
                                    keys,
                                    FixedRows.PIECE_SIZE,
                                    piece -> fleet.query(new GetPendingItems(request, piece)))));
        }
    }
}
