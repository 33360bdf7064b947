package io.masif.ui.page.packages;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.packages.GetPackage;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.packages.PackageDetail;
import io.masif.ui.view.packages.PackageLists;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        router.get("/packages/:name/versions.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> send(context, PackageLists::versions, PackageDetail::versions));
        router.get("/packages/:name/replaced.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> send(context, PackageLists::replaced, PackageDetail::replaced));
    }

    private <T> void send(
            RoutingContext context, Function<String, ListDefinition<T>> list, Function<PackageDetail, List<T>> rows) {
        String name = context.pathParam("name");
        CsvResponse.send(
                context,
                list.apply(name),
                fleet.query(new GetPackage(name)).map(detail -> FixedRows.of(rows.apply(detail))));
    }

    private void show(RoutingContext context, String template) {
        fleet.query(new GetPackage(context.pathParam("name")))
                .onSuccess(detail -> PageRenderer.render(context, template, Map.of("detail", detail)))
                .onFailure(context::fail);
    }
}
