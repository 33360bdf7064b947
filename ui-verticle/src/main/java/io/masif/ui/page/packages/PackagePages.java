package io.masif.ui.page.packages;

import io.masif.ui.fleet.packages.GetPackage;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page of a package. */
public final class PackagePages {
    private final FleetClient fleet;

    public PackagePages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the page and its part. */
    public void mount(Router router) {
        router.get("/packages/:name")
                .handler(QueryParameters.allowOnly())
                .handler(context -> show(context, "packages/page"));
        router.get("/parts/packages/:name")
                .handler(QueryParameters.allowOnly())
                .handler(context -> show(context, "packages/detail"));
    }

    private void show(RoutingContext context, String template) {
        fleet.query(new GetPackage(context.pathParam("name")))
                .onSuccess(detail -> PageRenderer.render(context, template, Map.of("detail", detail)))
                .onFailure(context::fail);
    }
}
