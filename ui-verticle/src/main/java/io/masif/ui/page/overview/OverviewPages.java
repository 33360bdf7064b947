package io.masif.ui.page.overview;

import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The first page: the state of the fleet, and what needs the operator. */
public final class OverviewPages {
    private final FleetClient fleet;

    public OverviewPages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the page and its parts. */
    public void mount(Router router) {
        router.get("/").handler(QueryParameters.allowOnly()).handler(context -> show(context, "overview/page"));
        router.get("/parts/summary")
                .handler(QueryParameters.allowOnly())
                .handler(context -> show(context, "overview/summary"));
    }

    private void show(RoutingContext context, String template) {
        fleet.getOverview()
                .onSuccess(found -> PageRenderer.render(context, template, Map.of("overview", found)))
                .onFailure(context::fail);
    }
}
