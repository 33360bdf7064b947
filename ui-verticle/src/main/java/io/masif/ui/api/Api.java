package io.masif.ui.api;

import io.masif.ui.event.EventStreams;
import io.masif.ui.fleet.host.summary.HostReader;
import io.masif.ui.fleet.pending.GetPendingRows;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.instance.InstanceReader;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.host.HostQueries;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The routes of the REST API. */
public final class Api {
    private static final int HOSTS_PER_PAGE = 1000;
    private static final int ROWS_PER_PAGE = 5000;

    private final FleetClient fleet;
    private final HostReader hosts;
    private final RunStore runs;
    private final InstanceReader instances;
    private final EventStreams streams;

    public Api(FleetClient fleet, HostReader hosts, RunStore runs, InstanceReader instances, EventStreams streams) {
        this.fleet = fleet;
        this.hosts = hosts;
        this.runs = runs;
        this.instances = instances;
        this.streams = streams;
    }

    /** The routes below {@code /api/v1}. */
    public void mount(Router router) {
        router.get("/api/v1/pending")
                .handler(QueryParameters.allowOnly(Paging.PAGE_PARAMETER))
                .handler(this::getPending);
        new ApprovalsApi(fleet).mount(router);
        new DeclinesApi(fleet).mount(router);
        new InstancesApi(instances).mount(router);
        router.get("/api/v1/hosts")
                .handler(QueryParameters.allowOnly(HostQueries.parameterNames()))
                .handler(this::getHosts);
        router.get("/api/v1/hosts/:name").handler(QueryParameters.allowOnly()).handler(this::getHost);
        router.get("/api/v1/events")
                .handler(QueryParameters.allowOnly(EventStreams.parameterNames()))
                .handler(streams::open);
    }

    private void getPending(RoutingContext context) {
        Paging paging = Paging.read(context, ROWS_PER_PAGE);
        fleet.query(new GetPendingRows())
                .compose(rows -> paging.sendPage(rows, ApiJson::writePending))
                .onFailure(context::fail);
    }

    private void getHosts(RoutingContext context) {
        hosts.list(HostQueries.read(context.request(), HOSTS_PER_PAGE))
                .compose(page -> {
                    context.response().putHeader("X-Total-Count", Integer.toString(page.foundCount()));
                    if (page.query().page() < page.pages()) {
                        context.response()
                                .putHeader(
                                        "Link",
                                        "</api/v1/hosts"
                                                + HostQueries.write(page.query()
                                                        .withPage(page.query().page() + 1))
                                                + ">; rel=\"next\"");
                    }
                    return context.json(ApiJson.writeArray(page.hosts(), ApiJson::writeHost));
                })
                .onFailure(context::fail);
    }

    private void getHost(RoutingContext context) {
        String name = context.pathParam("name");
        hosts.get(name)
                .compose(detail -> runs.findByHost(name).map(found -> ApiJson.writeHost(detail, found)))
                .onSuccess(context::json)
                .onFailure(context::fail);
    }
}
