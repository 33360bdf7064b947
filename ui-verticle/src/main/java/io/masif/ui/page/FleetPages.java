package io.masif.ui.page;

import io.masif.clock.DatabaseClock;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.store.RunStore;
import io.masif.ui.view.host.HostQueries;
import io.masif.ui.view.overview.PendingList;
import io.masif.ui.view.pending.PendingQueries;
import io.masif.ui.view.pending.PendingQuery;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/** The pages about the fleet. A page reloads its parts when they change. */
public final class FleetPages {
    private static final int HOSTS_PER_PAGE = 100;

    private final FleetClient fleet;
    private final RunStore runs;

    public FleetPages(FleetClient fleet, RunStore runs) {
        this.fleet = fleet;
        this.runs = runs;
    }

    /** Mounts the routes of pages and their parts. */
    public void mount(Router router) {
        router.get("/")
                .handler(QueryParameters.allowOnly(PendingQueries.parameterNames()))
                .handler(this::showOverview);
        router.get("/parts/pending")
                .handler(QueryParameters.allowOnly(PendingQueries.parameterNames()))
                .handler(this::showPending);
        mountPart(router, "approved");
        mountPart(router, "summary");
        router.get("/hosts")
                .handler(QueryParameters.allowOnly(HostQueries.parameterNames()))
                .handler(context -> showHosts(context, "hosts"));
        router.get("/parts/hosts")
                .handler(QueryParameters.allowOnly(HostQueries.parameterNames()))
                .handler(context -> showHosts(context, "hostrows"));
        router.get("/hosts/:name").handler(QueryParameters.allowOnly()).handler(context -> showHost(context, "host"));
        router.get("/parts/hosts/:name")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showHost(context, "hostparts"));
        router.get("/parts/live/:name").handler(QueryParameters.allowOnly()).handler(this::showRunning);
        new DecisionPages(fleet).mount(router);
    }

    private void mountPart(Router router, String name) {
        router.get("/parts/" + name).handler(QueryParameters.allowOnly()).handler(context -> fleet.getOverview()
                .onSuccess(found -> PageRenderer.render(
                        context,
                        "parts/" + name,
                        Map.of("overview", found, "session", AuthenticationHandler.getSession(context))))
                .onFailure(context::fail));
    }

    private void showOverview(RoutingContext context) {
        PendingQuery query = PendingQueries.read(context.queryParams());
        fleet.getOverview()
                .onSuccess(found -> PageRenderer.render(
                        context,
                        "index",
                        Map.of(
                                "overview", found,
                                "list", PendingList.of(found, query),
                                "session", AuthenticationHandler.getSession(context))))
                .onFailure(context::fail);
    }

    private void showPending(RoutingContext context) {
        PendingQuery query = PendingQueries.read(context.queryParams());
        fleet.getOverview()
                .onSuccess(found -> {
                    // the browser's address contains the filter
                    context.response().putHeader("HX-Replace-Url", "/" + PendingQueries.write(query));
                    PageRenderer.render(
                            context, "parts/pending", Map.of("overview", found, "list", PendingList.of(found, query)));
                })
                .onFailure(context::fail);
    }

    private void showHosts(RoutingContext context, String template) {
        fleet.findHosts(HostQueries.read(context.request(), HOSTS_PER_PAGE))
                .onSuccess(found -> {
                    context.response().putHeader("HX-Replace-Url", "/hosts" + HostQueries.write(found.query()));
                    PageRenderer.render(
                            context,
                            template.equals("hosts") ? template : "parts/" + template,
                            Map.of(
                                    "list",
                                    found,
                                    "session",
                                    AuthenticationHandler.getSession(context),
                                    "now",
                                    now(context)));
                })
                .onFailure(context::fail);
    }

    private void showHost(RoutingContext context, String template) {
        String name = context.pathParam("name");
        fleet.getHost(name)
                .compose(detail -> translateErrors(runs.findByHost(name))
                        .onSuccess(found -> PageRenderer.render(
                                context,
                                template.equals("host") ? template : "parts/" + template,
                                Map.of(
                                        "detail",
                                        detail,
                                        "runs",
                                        found,
                                        "session",
                                        AuthenticationHandler.getSession(context),
                                        "now",
                                        now(context)))))
                .onFailure(context::fail);
    }

    /** The current run of a host; loaded again for each step of its progress. */
    private void showRunning(RoutingContext context) {
        translateErrors(runs.findRunning(context.pathParam("name")))
                .onSuccess(found ->
                        PageRenderer.render(context, "parts/live", Collections.singletonMap("run", found.orElse(null))))
                .onFailure(context::fail);
    }

    /** The time of the database's clock, like the moments that are shown. */
    private static Instant now(RoutingContext context) {
        return DatabaseClock.of(context.vertx()).now();
    }

    private static <T> Future<T> translateErrors(Future<T> read) {
        return read.recover(e -> Future.failedFuture(DatabaseErrors.toFailure(e, "Try again.")));
    }
}
