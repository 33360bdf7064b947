package io.masif.ui.page;

import io.masif.clock.DatabaseClock;
import io.masif.ui.fleet.FleetClient;
import io.masif.ui.login.Guard;
import io.masif.ui.store.DatabaseFailure;
import io.masif.ui.store.RunStore;
import io.masif.ui.view.HostQueries;
import io.masif.ui.view.PendingList;
import io.masif.ui.view.PendingQueries;
import io.masif.ui.view.PendingQuery;
import io.masif.ui.view.QueryParameters;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/** The pages for operators. What changes is asked for again by the page itself, part by part. */
public final class Pages {
    private static final int HOSTS_PER_PAGE = 100;

    private final FleetClient fleet;
    private final RunStore runs;

    public Pages(FleetClient fleet, RunStore runs) {
        this.fleet = fleet;
        this.runs = runs;
    }

    /** The routes of pages and their parts. */
    public void mount(Router router) {
        router.get("/").handler(QueryParameters.only(PendingQueries.names())).handler(this::overview);
        router.get("/parts/pending")
                .handler(QueryParameters.only(PendingQueries.names()))
                .handler(this::pending);
        part(router, "approved");
        part(router, "summary");
        router.get("/hosts")
                .handler(QueryParameters.only(HostQueries.names()))
                .handler(context -> hosts(context, "hosts"));
        router.get("/parts/hosts")
                .handler(QueryParameters.only(HostQueries.names()))
                .handler(context -> hosts(context, "hostrows"));
        router.get("/hosts/:name").handler(QueryParameters.only()).handler(context -> host(context, "host"));
        router.get("/parts/hosts/:name").handler(QueryParameters.only()).handler(context -> host(context, "hostparts"));
        router.get("/parts/live/:name").handler(QueryParameters.only()).handler(this::live);
        new DecisionPages(fleet).mount(router);
    }

    private void part(Router router, String name) {
        router.get("/parts/" + name).handler(QueryParameters.only()).handler(context -> fleet.overview()
                .onSuccess(found -> Page.render(
                        context, "parts/" + name, Map.of("overview", found, "session", Guard.session(context))))
                .onFailure(context::fail));
    }

    private void overview(RoutingContext context) {
        PendingQuery query = PendingQueries.read(context.queryParams());
        fleet.overview()
                .onSuccess(found -> Page.render(
                        context,
                        "index",
                        Map.of(
                                "overview", found,
                                "list", PendingList.of(found, query),
                                "session", Guard.session(context))))
                .onFailure(context::fail);
    }

    private void pending(RoutingContext context) {
        PendingQuery query = PendingQueries.read(context.queryParams());
        fleet.overview()
                .onSuccess(found -> {
                    // what is filtered is part of the address that the browser shows
                    context.response().putHeader("HX-Replace-Url", "/" + PendingQueries.write(query));
                    Page.render(
                            context, "parts/pending", Map.of("overview", found, "list", PendingList.of(found, query)));
                })
                .onFailure(context::fail);
    }

    private void hosts(RoutingContext context, String template) {
        fleet.hosts(HostQueries.read(context.request(), HOSTS_PER_PAGE))
                .onSuccess(found -> {
                    context.response().putHeader("HX-Replace-Url", "/hosts" + HostQueries.write(found.query()));
                    Page.render(
                            context,
                            template.equals("hosts") ? template : "parts/" + template,
                            Map.of("list", found, "session", Guard.session(context), "now", now(context)));
                })
                .onFailure(context::fail);
    }

    private void host(RoutingContext context, String template) {
        String name = context.pathParam("name");
        fleet.host(name)
                .compose(detail -> fromDatabase(runs.ofHost(name))
                        .onSuccess(found -> Page.render(
                                context,
                                template.equals("host") ? template : "parts/" + template,
                                Map.of(
                                        "detail",
                                        detail,
                                        "runs",
                                        found,
                                        "session",
                                        Guard.session(context),
                                        "now",
                                        now(context)))))
                .onFailure(context::fail);
    }

    /** The run that goes on, as far as it is; asked for with every step. */
    private void live(RoutingContext context) {
        fromDatabase(runs.goingOn(context.pathParam("name")))
                .onSuccess(found ->
                        Page.render(context, "parts/live", Collections.singletonMap("run", found.orElse(null))))
                .onFailure(context::fail);
    }

    /** By the clock of the database, which has the moments that are shown. */
    private static Instant now(RoutingContext context) {
        return DatabaseClock.of(context.vertx()).now();
    }

    private static <T> Future<T> fromDatabase(Future<T> read) {
        return read.recover(e -> Future.failedFuture(DatabaseFailure.of(e, "Try again.")));
    }
}
