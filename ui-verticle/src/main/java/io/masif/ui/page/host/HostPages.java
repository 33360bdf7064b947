package io.masif.ui.page.host;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.store.RunStore;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.Map;

/** The page of a host. */
public final class HostPages {
    private final FleetClient fleet;
    private final RunStore runs;

    public HostPages(FleetClient fleet, RunStore runs) {
        this.fleet = fleet;
        this.runs = runs;
    }

    /** Mounts the routes of the page and its parts. */
    public void mount(Router router) {
        router.get("/hosts/:name")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showHost(context, "hosts/hostpage"));
        router.get("/parts/hosts/:name")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showHost(context, "hosts/host"));
        router.get("/parts/live/:name").handler(QueryParameters.allowOnly()).handler(this::showRunning);
    }

    private void showHost(RoutingContext context, String template) {
        String name = context.pathParam("name");
        fleet.getHost(name)
                .compose(detail -> translateErrors(runs.findByHost(name))
                        .onSuccess(found ->
                                PageRenderer.render(context, template, Map.of("detail", detail, "runs", found))))
                .onFailure(context::fail);
    }

    /** The current run of a host; loaded again for each step of its progress. */
    private void showRunning(RoutingContext context) {
        translateErrors(runs.findRunning(context.pathParam("name")))
                .onSuccess(found ->
                        PageRenderer.render(context, "hosts/live", Collections.singletonMap("run", found.orElse(null))))
                .onFailure(context::fail);
    }

    private static <T> Future<T> translateErrors(Future<T> read) {
        return read.recover(e -> Future.failedFuture(DatabaseErrors.toFailure(e, "Try again.")));
    }
}
