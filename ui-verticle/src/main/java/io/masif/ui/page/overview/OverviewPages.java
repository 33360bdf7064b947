package io.masif.ui.page.overview;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.overview.GetFleetOverview;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.instance.InstanceReader;
import io.masif.ui.page.PageContext;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.sample.SampleStore;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.store.history.VisitStore;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.overview.DayPlot;
import io.masif.ui.view.overview.FleetOverview;
import io.masif.ui.view.overview.Since;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/** The first page: the state of the fleet, what needs the operator, and what is new since the last visit. */
public final class OverviewPages {
    private static final String SINCE = "since";

    private final FleetClient fleet;
    private final RunStore runs;
    private final SampleStore samples;
    private final VisitStore visits;
    private final InstanceReader instances;

    public OverviewPages(
            FleetClient fleet, RunStore runs, SampleStore samples, VisitStore visits, InstanceReader instances) {
        this.fleet = fleet;
        this.runs = runs;
        this.samples = samples;
        this.visits = visits;
        this.instances = instances;
    }

    /** Mounts the routes of the page and its parts. */
    public void mount(Router router) {
        router.get("/")
                .handler(QueryParameters.allowOnly(SINCE))
                .handler(context -> show(context, "overview/page", visits::recordVisit));
        router.get("/parts/overview")
                .handler(QueryParameters.allowOnly(SINCE))
                .handler(context -> show(context, "overview/state", visits::extendVisit));
    }

    private void show(RoutingContext context, String template, Function<String, Future<Void>> record) {
        Since asked = Since.read(context.queryParams().get(SINCE));
        PageContext page = PageContext.of(context);
        findLastVisit(AuthenticationHandler.getSession(context).operator(), record)
                .map(lastVisit -> Since.findMoments(page.now(), page.zone(), lastVisit))
                .compose(moments -> load(page, moments.get(choose(asked, moments)))
                        .onSuccess(found -> PageRenderer.render(
                                context,
                                template,
                                Map.of(
                                        "overview", found.overview(),
                                        "runs", found.runs(),
                                        "executed", found.executed(),
                                        "plot", found.plot(),
                                        "instances", found.instances(),
                                        "moments", moments,
                                        "choice", choose(asked, moments)))))
                .onFailure(context::fail);
    }

    /** A week, where there was no visit before. */
    private static Since choose(Since asked, Map<Since, Instant> moments) {
        return moments.containsKey(asked) ? asked : Since.WEEK;
    }

    /** The page can be read if the visit cannot be written, as in a read-only database: then the last visit is as it was. */
    private Future<Instant> findLastVisit(String operator, Function<String, Future<Void>> record) {
        return record.apply(operator)
                .otherwiseEmpty()
                .compose(recorded -> visits.findLastVisit(operator))
                .otherwiseEmpty();
    }

    private Future<OverviewData> load(PageContext page, Instant since) {
        return fleet.query(new GetFleetOverview(since)).compose(overview -> loadHistory(page, since, overview));
    }

    private Future<OverviewData> loadHistory(PageContext page, Instant since, FleetOverview overview) {
        Instant plotted = page.now().minus(Duration.ofDays(DayPlot.DAYS));
        LocalDate today = LocalDate.ofInstant(page.now(), page.zone());
        return runs.findCurrent(overview.running())
                .compose(current -> samples.countSince(since, page.now())
                        .compose(executed -> samples.findSince(plotted).compose(found -> instances
                                .findAll()
                                .map(running -> new OverviewData(
                                        overview, current, executed, DayPlot.of(found, page.zone(), today), running)))))
                .recover(DatabaseErrors::failRead);
    }
}
