package io.masif.ui.page.decline;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.decline.FindDeclineIds;
import io.masif.ui.fleet.decline.FindDeclines;
import io.masif.ui.fleet.decline.GetDeclines;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page of declines and deferrals. */
public final class DeclinePages {
    private final FleetClient fleet;

    public DeclinePages(FleetClient fleet) {
        this.fleet = fleet;
    }

    /** Mounts the routes of the page and its parts. */
    public void mount(Router router) {
        list(router, "/declines").handler(context -> show(context, "declines/page"));
        list(router, "/parts/declines").handler(context -> show(context, "declines/table"));
        list(router, "/declines.csv")
                .handler(context -> CsvResponse.send(
                        context,
                        DeclineLists.DECLINES,
                        fleet.query(new FindDeclineIds(readRequest(context)))
                                .map(ids -> new FixedRows<>(
                                        ids, FixedRows.PIECE_SIZE, piece -> fleet.query(new GetDeclines(piece))))));
    }

    private static Route list(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(DeclineLists.DECLINES.parameterNames()));
    }

    private static ListRequest<DeclineProgress> readRequest(RoutingContext context) {
        return ListRequests.read(DeclineLists.DECLINES, context.queryParams());
    }

    private void show(RoutingContext context, String template) {
        fleet.query(new FindDeclines(readRequest(context)))
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response()
                            .putHeader("HX-Replace-Url", found.request().link());
                    PageRenderer.render(context, template, Map.of("list", found));
                })
                .onFailure(context::fail);
    }
}
