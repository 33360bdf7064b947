package io.masif.ui.page.pending;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.fleet.pending.FindPending;
import io.masif.ui.fleet.pending.FindPendingGroups;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.masif.ui.view.pending.PendingGroup;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingListPage;
import io.masif.ui.view.pending.PendingLists;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;

/** The page of actions that await a decision. */
public final class PendingPages {
    /** Groups with so many actions that only the groups are listed. */
    private static final Set<String> LARGE_GROUPS = Set.of("release", "class");

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

    private static boolean isForGroups(RoutingContext context) {
        return LARGE_GROUPS.contains(String.valueOf(context.queryParams().get("group")));
    }

    private void show(RoutingContext context, String template) {
        Future<? extends PendingListPage<?>> found = isForGroups(context)
                ? fleet.query(new FindPendingGroups(readGroups(context)))
                : fleet.query(new FindPending(readItems(context), false));
        found.onSuccess(list -> {
                    // the browser's address contains the filter
                    context.response()
                            .putHeader("HX-Replace-Url", list.list().request().link());
                    PageRenderer.render(context, template, Map.of("list", list));
                })
                .onFailure(context::fail);
    }

    private void sendCsv(RoutingContext context) {
        if (isForGroups(context)) {
            CsvResponse.send(context, readGroups(context), request -> fleet.query(new FindPendingGroups(request))
                    .map(PendingListPage::list));
        } else {
            CsvResponse.send(context, readItems(context), request -> fleet.query(new FindPending(request, true))
                    .map(PendingListPage::list));
        }
    }

    private static ListRequest<PendingItem> readItems(RoutingContext context) {
        return ListRequests.read(PendingLists.ITEMS, context.queryParams());
    }

    private static ListRequest<PendingGroup> readGroups(RoutingContext context) {
        return ListRequests.read(PendingLists.GROUPS, context.queryParams());
    }
}
