package io.masif.ui.page.pending;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.fleet.pending.FindPending;
import io.masif.ui.fleet.pending.FindPendingGroups;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
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
                : fleet.query(new FindPending(PendingRequests.readItems(context.queryParams()), false));
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
            CsvResponse.sendLargePages(
                    context,
                    PendingRequests.readGroups(context.queryParams()),
                    request -> fleet.query(new FindPendingGroups(request)).map(PendingListPage::list));
        } else {
            CsvResponse.sendLargePages(
                    context,
                    PendingRequests.readItems(context.queryParams()),
                    request -> fleet.query(new FindPending(request, true)).map(PendingListPage::list));
        }
    }
}
