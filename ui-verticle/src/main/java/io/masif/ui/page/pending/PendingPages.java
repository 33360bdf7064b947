package io.masif.ui.page.pending;

import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.overview.PendingList;
import io.masif.ui.view.pending.PendingQueries;
import io.masif.ui.view.pending.PendingQuery;
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
        router.get("/pending")
                .handler(QueryParameters.allowOnly(PendingQueries.parameterNames()))
                .handler(context -> show(context, "pending/page"));
        router.get("/parts/pending")
                .handler(QueryParameters.allowOnly(PendingQueries.parameterNames()))
                .handler(context -> show(context, "pending/table"));
    }

    private void show(RoutingContext context, String template) {
        PendingQuery query = PendingQueries.read(context.queryParams());
        fleet.getOverview()
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response().putHeader("HX-Replace-Url", "/pending" + PendingQueries.write(query));
                    PageRenderer.render(
                            context, template, Map.of("overview", found, "list", PendingList.of(found, query)));
                })
                .onFailure(context::fail);
    }
}
