package io.masif.ui.page.host;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.host.ListPlatforms;
import io.masif.ui.fleet.host.summary.HostListReader;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The list of hosts. */
public final class HostListPages {
    private final FleetClient fleet;
    private final HostListReader hosts;

    public HostListPages(FleetClient fleet, HostTimeStore times) {
        this.fleet = fleet;
        this.hosts = new HostListReader(fleet, times);
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
        hosts.find(request)
                .compose(found -> fleet.query(new ListPlatforms())
                        .onSuccess(platforms -> PageRenderer.render(
                                context, "hosts/page", Map.of("found", found, "platforms", platforms))))
                .onFailure(context::fail);
    }

    private void showTable(RoutingContext context) {
        ListRequest<HostRow> request = read(context);
        hosts.find(request)
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

    private void sendCsv(RoutingContext context) {
        ListRequest<HostRow> request = read(context);
        CsvResponse.send(
                context,
                HostColumns.LIST,
                hosts.findNames(request)
                        .map(names -> new FixedRows<>(
                                names, ListRequest.PAGE_SIZE, piece -> hosts.readRows(request, piece))));
    }
}
