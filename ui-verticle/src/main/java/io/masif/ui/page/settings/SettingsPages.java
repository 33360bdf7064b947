package io.masif.ui.page.settings;

import io.masif.boot.Version;
import io.masif.failure.Failure;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.fleet.health.GroupHosts;
import io.masif.ui.fleet.overview.CountPlannedActions;
import io.masif.ui.fleet.overview.CountUnplanned;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.instance.InstanceReader;
import io.masif.ui.language.Text;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.settings.FleetReset;
import io.masif.ui.settings.SettingsStore;
import io.masif.ui.view.health.HealthSubject;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The page of settings. */
public final class SettingsPages {
    /** What has to be typed before a reset. */
    public static final String CONFIRMATION = "RESET";

    /** How long a browser waits for a reset, which goes on afterwards. */
    private static final long WAIT_SECONDS = 10;

    private final FleetClient fleet;
    private final SettingsStore store;
    private final InstanceReader instances;
    private final FleetReset reset;
    private final boolean hasToken;

    /** @param hasToken whether a token for programs is configured */
    public SettingsPages(
            FleetClient fleet, SettingsStore store, InstanceReader instances, FleetReset reset, boolean hasToken) {
        this.fleet = fleet;
        this.store = store;
        this.instances = instances;
        this.reset = reset;
        this.hasToken = hasToken;
    }

    /** Mounts the routes of the page, its parts and its forms. */
    public void mount(Router router) {
        router.get("/settings").handler(QueryParameters.allowOnly()).handler(this::showPage);
        router.get("/parts/settings").handler(QueryParameters.allowOnly()).handler(this::showCounts);
        router.get("/settings/instances.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        InstanceColumns.DEFINITION,
                        instances.findAll().map(found -> FixedRows.of(found.all()))));
        router.post("/settings/reset-plans")
                .handler(QueryParameters.allowOnly())
                .handler(context -> reset(context, reset::resetPlans));
        router.post("/settings/reset-packages")
                .handler(QueryParameters.allowOnly())
                .handler(context -> reset(context, reset::forgetPackages));
        router.post("/settings/reset-hosts")
                .handler(QueryParameters.allowOnly())
                .handler(context -> reset(context, reset::removeHosts));
    }

    private void showPage(RoutingContext context) {
        find().compose(shown -> store.findUnexecuted()
                        .compose(actions -> fleet.query(new CountUnplanned(actions)))
                        .onSuccess(unused -> {
                            shown.put("unused", unused);
                            PageRenderer.render(context, "settings/page", shown);
                        }))
                .onFailure(context::fail);
    }

    private void showCounts(RoutingContext context) {
        find().onSuccess(shown -> PageRenderer.render(context, "settings/counts", shown))
                .onFailure(context::fail);
    }

    private Future<Map<String, Object>> find() {
        Map<String, Object> shown = new HashMap<>();
        shown.put("version", Version.current());
        shown.put("hasToken", hasToken);
        return store.findAmounts()
                .onSuccess(amounts -> shown.put("amounts", amounts))
                .compose(amounts -> instances.findAll())
                .onSuccess(running -> shown.put("instances", running))
                .compose(running -> fleet.query(new GroupHosts(HealthSubject.AGENTS)))
                .onSuccess(agents -> shown.put("agents", agents))
                .compose(agents -> fleet.query(new CountPlannedActions()))
                .onSuccess(planned -> shown.put("planned", planned))
                .map(planned -> shown);
    }

    private void reset(RoutingContext context, Function<String, Future<Void>> reset) {
        String typed = context.request().getFormAttribute("confirmation");
        if (typed == null || !typed.strip().equals(CONFIRMATION)) {
            throw Failure.badInput(Text.of("refusal.reset-unconfirmed", CONFIRMATION));
        }
        String actor = AuthenticationHandler.getSession(context).operator();
        Future<Void> done = reset.apply(actor).onComplete(ended -> store.forgetAmounts());
        Future<Void> waited =
                context.vertx().timer(WAIT_SECONDS, TimeUnit.SECONDS).mapEmpty();
        Future.any(done.otherwiseEmpty(), waited)
                .onSuccess(first -> {
                    if (done.failed()) {
                        context.fail(done.cause());
                    } else {
                        context.response()
                                .putHeader(HttpHeaders.LOCATION, "/settings")
                                .setStatusCode(303)
                                .end();
                    }
                })
                .onFailure(context::fail);
    }
}
