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
import java.util.List;
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
        router.get("/packages/:name/hosts").handler(parameters).handler(context -> show(context, "packages/hostspage"));
        router.get("/parts/packages/:name/hosts")
                .handler(parameters)
                .handler(context -> show(context, "packages/hosts"));
        router.get("/packages/:name/hosts.csv").handler(parameters).handler(this::sendCsv);
    }

    private void show(RoutingContext context, String template) {
        String name = context.pathParam("name");
        ListRequest<PackageExecution> request = read(context);
        (isSortedByRun(request)
                        ? findSortedByRun(name, request)
                        : find(name, request)
                                .compose(list -> addRuns(list.rows()).map(list::withRows)))
                .onSuccess(list -> PageRenderer.render(context, template, Map.of("name", name, "list", list)))
                .onFailure(context::fail);
    }

    private void sendCsv(RoutingContext context) {
        String name = context.pathParam("name");
        ListRequest<PackageExecution> request = read(context).whole();
        CsvResponse.send(
                context,
                request.definition(),
                isSortedByRun(request)
                        ? findSortedByRun(name, request).map(list -> FixedRows.of(list.rows()))
                        : find(name, request)
                                .map(list -> new FixedRows<>(list.rows(), FixedRows.PIECE_SIZE, runs::addRuns)));
    }

    private static boolean isSortedByRun(ListRequest<PackageExecution> request) {
        return request.isSortedBy(PackageLists.WHEN);
    }

    /** The index does not have the runs: those of all rows are read. */
    private Future<ListPage<PackageExecution>> findSortedByRun(String name, ListRequest<PackageExecution> request) {
        ListRequest<PackageExecution> whole =
                request.withOrder(request.definition().order()).whole();
        return find(name, whole)
                .compose(all -> addRuns(all.rows()).map(rows -> ListPage.of(request, rows.stream(), all.totalCount())));
    }

    private Future<List<PackageExecution>> addRuns(List<PackageExecution> rows) {
        return runs.addRuns(rows).recover(DatabaseErrors::failRead);
    }

    private Future<ListPage<PackageExecution>> find(String name, ListRequest<PackageExecution> request) {
        return fleet.query(new FindPackageExecutions(name, request));
    }

    private static ListRequest<PackageExecution> read(RoutingContext context) {
        return ListRequests.read(PackageLists.executions(context.pathParam("name")), context.queryParams());
    }
}
