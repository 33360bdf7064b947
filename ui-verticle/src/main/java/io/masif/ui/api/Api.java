package io.masif.ui.api;

import io.masif.ui.event.EventStreams;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.store.RunStore;
import io.masif.ui.view.HostQueries;
import io.masif.ui.view.QueryParameters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What programs can ask and decide. */
public final class Api {
    private static final int HOSTS_PER_PAGE = 1000;
    private static final int ROWS_PER_PAGE = 5000;

    private final FleetClient fleet;
    private final RunStore runs;
    private final EventStreams streams;

    public Api(FleetClient fleet, RunStore runs, EventStreams streams) {
        this.fleet = fleet;
        this.runs = runs;
        this.streams = streams;
    }

    /** The routes below {@code /api/v1}. */
    public void mount(Router router) {
        router.get("/api/v1/pending").handler(QueryParameters.only(Paging.PAGE)).handler(this::pending);
        new ApprovalsApi(fleet).mount(router);
        router.get("/api/v1/hosts")
                .handler(QueryParameters.only(HostQueries.names()))
                .handler(this::hosts);
        router.get("/api/v1/hosts/:name").handler(QueryParameters.only()).handler(this::host);
        router.get("/api/v1/events").handler(QueryParameters.only()).handler(this::events);
    }

    private void pending(RoutingContext context) {
        Paging paging = Paging.read(context, ROWS_PER_PAGE);
        fleet.overview()
                .onSuccess(overview -> paging.answer(overview.rows(), ApiJson::pending))
                .onFailure(context::fail);
    }

    private void hosts(RoutingContext context) {
        fleet.hosts(HostQueries.read(context.request(), HOSTS_PER_PAGE))
                .onSuccess(page -> {
                    context.response().putHeader("X-Total-Count", Integer.toString(page.found()));
                    if (page.query().page() < page.pages()) {
                        context.response()
                                .putHeader(
                                        "Link",
                                        "</api/v1/hosts"
                                                + HostQueries.write(page.query()
                                                        .at(page.query().page() + 1))
                                                + ">; rel=\"next\"");
                    }
                    context.json(ApiJson.array(page.hosts(), ApiJson::host));
                })
                .onFailure(context::fail);
    }

    private void host(RoutingContext context) {
        String name = context.pathParam("name");
        fleet.host(name)
                .compose(detail -> runs.ofHost(name).map(found -> ApiJson.host(detail, found)))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }

    private void events(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        streams.open(context, () -> fleet.overview().map(ApiJson::overview));
    }
}
