package io.masif.ui.page.host;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.host.FindHostNames;
import io.masif.ui.fleet.host.FindHosts;
import io.masif.ui.fleet.host.GetHostRows;
import io.masif.ui.fleet.host.ListPlatforms;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.view.host.FoundHosts;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The list of hosts. */
public final class HostListPages {
    private final FleetClient fleet;
    private final HostTimeStore times;

    public HostListPages(FleetClient fleet, HostTimeStore times) {
        this.fleet = fleet;
        this.times = times;
    }

    /** Mounts the routes of the list and its parts. */
    public void mount(Router router) {
        get(router, "/hosts").handler(this::showPage);
        get(router, "/parts/hosts").handler(this::showTable);
        get(router, "/hosts.csv").handler(this::sendCsv);
    }

    private static Route get(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(HostColumns.LIST.parameterNames()));
    }

    private void showPage(RoutingContext context) {
        ListRequest<HostRow> request = read(context);
        find(request)
                .compose(found -> fleet.query(new ListPlatforms())
                        .onSuccess(platforms -> PageRenderer.render(
                                context, "hosts/page", Map.of("found", found, "platforms", platforms))))
                .onFailure(context::fail);
    }

    private void showTable(RoutingContext context) {
        ListRequest<HostRow> request = read(context);
        find(request)
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response().putHeader("HX-Replace-Url", request.link());
                    PageRenderer.render(context, "hosts/table", Map.of("found", found));
                })
                .onFailure(context::fail);
    }

    private static ListRequest<HostRow> read(RoutingContext context) {
        ListRequest<HostRow> request = ListRequests.read(HostColumns.LIST, context.queryParams());
        HostFilter.of(request);
        return request;
    }

    private Future<FoundHosts> find(ListRequest<HostRow> request) {
        return fleet.query(new FindHosts(request))
                .compose(found -> loadLastSeen(found.list().rows()).map(found::withLastSeen));
    }

    private Future<Map<String, Instant>> loadLastSeen(List<HostRow> rows) {
        return times.findLastSeen(rows.stream().map(HostRow::name).toList()).recover(DatabaseErrors::failRead);
    }

    private void sendCsv(RoutingContext context) {
        CsvResponse.send(
                context,
                HostColumns.LIST,
                fleet.query(new FindHostNames(read(context)))
                        .map(names -> new FixedRows<>(names, ListRequest.PAGE_SIZE, this::loadRows)));
    }

    private Future<List<HostRow>> loadRows(List<String> names) {
        return fleet.query(new GetHostRows(names))
                .compose(rows -> loadLastSeen(rows).map(moments -> rows.stream()
                        .map(row -> row.withLastSeen(moments.getOrDefault(row.name(), row.lastSeen())))
                        .toList()));
    }
}
