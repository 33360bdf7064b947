package io.masif.ui.page.activity;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.sample.SampleStore;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.store.history.VisitStore;
import io.masif.ui.store.run.FleetRuns;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.overview.ActionsExecuted;
import io.masif.ui.view.overview.Since;
import io.vertx.core.Future;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The page of the runs of all hosts: those with failures, of a package, since a moment. */
public final class FleetRunPages {
    private final FleetRuns runs;
    private final SampleStore samples;
    private final VisitStore visits;

    public FleetRunPages(FleetRuns runs, SampleStore samples, VisitStore visits) {
        this.runs = runs;
        this.samples = samples;
        this.visits = visits;
    }

    /** Mounts the routes of the page, its part and its file. */
    public void mount(Router router) {
        get(router, FleetRunList.PATH).handler(context -> show(context, "activity/runs"));
        get(router, "/parts" + FleetRunList.PATH).handler(context -> show(context, "activity/runtable"));
        get(router, FleetRunList.PATH + ".csv").handler(this::send);
    }

    private static Route get(Router router, String path) {
        return router.get(path).handler(QueryParameters.allowOnly(FleetRunQuery.parameterNames()));
    }

    private void show(RoutingContext context, String template) {
        PageContext page = PageContext.of(context);
        FleetRunQuery query = FleetRunQuery.read(context.queryParams(), page::startOf);
        Map<String, Object> parameters = new HashMap<>(Map.of("query", query));
        findLastVisit(context)
                .onSuccess(visit -> parameters.put("moments", Since.findMoments(page.now(), page.zone(), visit)))
                .compose(visit -> count(query, page.now()))
                .onSuccess(executed -> parameters.put("executed", executed))
                .compose(executed -> runs.find(query.filter(), query.before(), ListRequest.PAGE_SIZE))
                .recover(DatabaseErrors::failRead)
                .onSuccess(found -> parameters.put("found", found))
                .onSuccess(found -> PageRenderer.render(context, template, parameters))
                .onFailure(context::fail);
    }

    private Future<Instant> findLastVisit(RoutingContext context) {
        return visits.findLastVisit(AuthenticationHandler.getSession(context).operator());
    }

    /** What was executed since the moment that is asked for, of all hosts and packages; null if that is not asked for. */
    private Future<ActionsExecuted> count(FleetRunQuery query, Instant now) {
        return query.isOfAllActions()
                        && query.filter().since() != null
                        && query.filter().until() == null
                ? samples.countSince(query.filter().since(), now)
                : Future.succeededFuture();
    }

    private void send(RoutingContext context) {
        FleetRunQuery query = FleetRunQuery.read(context.queryParams(), PageContext.of(context)::startOf);
        CsvResponse.send(context, FleetRunList.DEFINITION, new FleetRunExport(runs, query));
    }
}
