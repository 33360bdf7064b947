package io.masif.ui.page.packages;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.packages.FindPackageExecutions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.store.run.ActionRunStore;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.masif.ui.view.packages.PackageExecution;
import io.masif.ui.view.packages.PackageLists;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The list of the hosts that have executed something with a package: which version, and when. */
public final class PackageHostPages {
    private final FleetClient fleet;
    private final ActionRunStore runs;

    public PackageHostPages(FleetClient fleet, ActionRunStore runs) {
        this.fleet = fleet;
        this.runs = runs;
    }

    /** Mounts the routes of the list and its file. */
    public void mount(Router router) {
        Handler<RoutingContext> parameters =
                QueryParameters.allowOnly(PackageLists.executions("").parameterNames());
        router.get("/packages/:name/hosts").handler(parameters).handler(this::show);
        router.get("/packages/:name/hosts.csv").handler(parameters).handler(this::sendCsv);
    }

    private void show(RoutingContext context) {
        String name = context.pathParam("name");
        find(name, read(context))
                .compose(list -> runs.addRuns(list.rows())
                        .recover(DatabaseErrors::failRead)
                        .map(rows -> new ListPage<>(list.request(), rows, list.foundCount(), list.totalCount())))
                .onSuccess(list -> PageRenderer.render(context, "packages/hosts", Map.of("name", name, "list", list)))
                .onFailure(context::fail);
    }

    private void sendCsv(RoutingContext context) {
        ListRequest<PackageExecution> request = read(context);
        CsvResponse.send(
                context,
                request.definition(),
                find(context.pathParam("name"), request.whole())
                        .map(list -> new FixedRows<>(list.rows(), FixedRows.PIECE_SIZE, runs::addRuns)));
    }

    private Future<ListPage<PackageExecution>> find(String name, ListRequest<PackageExecution> request) {
        return fleet.query(new FindPackageExecutions(name, request));
    }

    private static ListRequest<PackageExecution> read(RoutingContext context) {
        return ListRequests.read(PackageLists.executions(context.pathParam("name")), context.queryParams());
    }
}
