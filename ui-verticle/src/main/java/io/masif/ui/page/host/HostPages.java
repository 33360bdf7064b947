package io.masif.ui.page.host;

import io.masif.ui.activity.ActivityStore;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.delivery.GetHostDelivery;
import io.masif.ui.fleet.host.GetHostPage;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.host.detail.HostDetailLists;
import io.masif.ui.view.host.detail.HostPage;
import io.masif.ui.view.host.detail.PlannedAction;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.list.ListRequests;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The page of a host, and the list of its plan. */
public final class HostPages {
    /** How many runs the page of a host shows; all of them have a list of their own. */
    private static final int LATEST_RUNS = 20;
    /** The only run that is asked for. */
    private static final String RUN = "run";

    private final FleetClient fleet;
    private final RunStore runs;
    private final HostTimeStore times;
    private final RemovedHostPage removed;

    public HostPages(FleetClient fleet, RunStore runs, HostTimeStore times, ActivityStore history) {
        this.fleet = fleet;
        this.runs = runs;
        this.times = times;
        this.removed = new RemovedHostPage(history);
    }

    /** Mounts the routes of the page and its parts. */
    public void mount(Router router) {
        router.get("/hosts/:name").handler(QueryParameters.allowOnly()).handler(context -> runs.findRunning(
                        context.pathParam("name"))
                .recover(DatabaseErrors::failRead)
                .compose(run -> showHost(context, "hosts/hostpage", run.orElse(null)))
                .onFailure(e -> removed.show(context, context.pathParam("name"), e)));
        router.get("/parts/hosts/:name")
                .handler(QueryParameters.allowOnly())
                .handler(context -> showHost(context, "hosts/host", null).onFailure(context::fail));
        router.get("/parts/live/:name").handler(QueryParameters.allowOnly(RUN)).handler(this::showRunning);
        plan(router, "/hosts/:name/plan").handler(context -> showPlan(context, "hosts/planpage"));
        plan(router, "/parts/hosts/:name/plan").handler(context -> showPlan(context, "hosts/planrows"));
        plan(router, "/hosts/:name/plan.csv").handler(this::sendPlan);
    }

    private static Route plan(Router router, String path) {
        return router.get(path)
                .handler(QueryParameters.allowOnly(HostDetailLists.plan("").parameterNames()));
    }

    /** @param running the current run; null if there is none, or it is not shown */
    private Future<ListPage<HostRun>> showHost(RoutingContext context, String template, HostRun running) {
        String name = context.pathParam("name");
        ListRequest<PlannedAction> plan = HostDetailLists.plan(name).all();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("running", running);
        return getHost(plan, name)
                .onSuccess(host -> parameters.put("host", host))
                .compose(host -> fleet.query(new GetHostDelivery(name)))
                .onSuccess(delivery -> parameters.put("delivery", delivery))
                .compose(delivery -> times.findClockDifference(name).recover(DatabaseErrors::failRead))
                .onSuccess(clock -> parameters.put("clock", clock))
                .compose(clock -> findRuns(name).recover(DatabaseErrors::failRead))
                .onSuccess(found -> {
                    parameters.put("runs", found);
                    PageRenderer.render(context, template, parameters);
                });
    }

    private Future<HostPage> getHost(ListRequest<PlannedAction> request, String name) {
        return fleet.query(new GetHostPage(name, request)).compose(host -> times.findLastSeen(List.of(name))
                .recover(DatabaseErrors::failRead)
                .map(moments ->
                        host.withLastSeen(moments.getOrDefault(name, host.row().lastSeen()))));
    }

    private Future<ListPage<HostRun>> findRuns(String name) {
        return runs.count(name).compose(count -> runs.findPage(name, 0, LATEST_RUNS)
                .map(found -> new ListPage<>(HostDetailLists.runs(name).all(), found, count, count)));
    }

    private void showPlan(RoutingContext context, String template) {
        getHost(readPlan(context), context.pathParam("name"))
                .compose(host -> fleet.query(new GetHostDelivery(host.row().name()))
                        .onSuccess(delivery ->
                                PageRenderer.render(context, template, Map.of("host", host, "delivery", delivery))))
                .onFailure(context::fail);
    }

    private void sendPlan(RoutingContext context) {
        String name = context.pathParam("name");
        ListRequest<PlannedAction> request = readPlan(context);
        CsvResponse.send(
                context,
                request.definition(),
                fleet.query(new GetHostPage(name, request.whole()))
                        .map(host -> FixedRows.of(host.plan().rows())));
    }

    private static ListRequest<PlannedAction> readPlan(RoutingContext context) {
        return ListRequests.read(HostDetailLists.plan(context.pathParam("name")), context.queryParams());
    }

    /** The current run of a host, or one that is asked for while it goes on; loaded again for each step of its progress. */
    private void showRunning(RoutingContext context) {
        String name = context.pathParam("name");
        String number = context.queryParams().get(RUN);
        (number == null ? runs.findRunning(name) : runs.findRunning(name, RunPages.readNumber(number)))
                .recover(DatabaseErrors::failRead)
                .onSuccess(found ->
                        PageRenderer.render(context, "hosts/live", Collections.singletonMap("run", found.orElse(null))))
                .onFailure(context::fail);
    }
}
