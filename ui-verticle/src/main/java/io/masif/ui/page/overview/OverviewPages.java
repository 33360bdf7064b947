package io.masif.ui.page.overview;

import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.SharedReads;
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
import io.masif.ui.view.overview.Since;
import io.masif.ui.view.overview.SinceChoice;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The first page: the state of the fleet, what needs the operator, and what is new since the last visit. */
public final class OverviewPages {
    private static final String SINCE = "since";
    private static final Duration VISIT_KEPT = Duration.ofMinutes(1);

    private final FleetClient fleet;
    private final OverviewReader reader;
    private final VisitStore visits;
    /** Of operators who have the page open. */
    private final SharedReads<String, Visit> openVisits;

    public OverviewPages(
            FleetClient fleet, RunStore runs, SampleStore samples, VisitStore visits, InstanceReader instances) {
        this.fleet = fleet;
        this.reader = new OverviewReader(runs, samples, instances);
        this.visits = visits;
        this.openVisits = new SharedReads<>(this::extendVisit, VISIT_KEPT);
    }

    /**
     * Who reads the page.
     *
     * @param last the end of the last visit; null if there was none
     * @param since the word of what the operator chose last; null for nothing
     */
    private record Visit(Instant last, String since) {}

    /** Mounts the routes of the page, its part and its file. */
    public void mount(Router router) {
        router.get("/").handler(QueryParameters.allowOnly(SINCE)).handler(this::showPage);
        router.get("/parts/overview").handler(QueryParameters.allowOnly(SINCE)).handler(this::showPart);
        router.get("/overview.csv").handler(QueryParameters.allowOnly()).handler(this::sendDays);
    }

    private void showPage(RoutingContext context) {
        String operator = AuthenticationHandler.getSession(context).operator();
        Optional<SinceChoice> asked = readChoice(context);
        reader.forget();
        openVisits.forget(operator);
        recordVisit(operator)
                .compose(visit -> asked.map(choice -> remember(operator, visit, choice))
                        .orElseGet(() -> Future.succeededFuture(visit)))
                .compose(visit -> show(context, "overview/page", visit, asked))
                .onFailure(context::fail);
    }

    private static Optional<SinceChoice> readChoice(RoutingContext context) {
        return SinceChoice.read(context.queryParams().get(SINCE))
                .filter(choice -> choice.hasBegun(PageContext.of(context).today()));
    }

    private void showPart(RoutingContext context) {
        Optional<SinceChoice> asked = readChoice(context);
        openVisits
                .get(AuthenticationHandler.getSession(context).operator())
                .compose(visit -> show(context, "overview/state", visit, asked))
                .onFailure(context::fail);
    }

    private Future<Void> show(RoutingContext context, String template, Visit visit, Optional<SinceChoice> asked) {
        PageContext page = PageContext.of(context);
        Map<Since, Instant> moments = Since.findMoments(page.now(), page.zone(), visit.last());
        SinceChoice choice = asked.or(() -> SinceChoice.find(visit.since()))
                .filter(found -> found.hasBegun(page.today()))
                .orElse(SinceChoice.DEFAULT)
                .orWeek(moments);
        Instant since = choice.findMoment(moments, page.zone());
        return fleet.query(new GetFleetOverview(since))
                .compose(overview -> reader.read(page, overview, since))
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
                                "choice", choice)))
                .mapEmpty();
    }

    private void sendDays(RoutingContext context) {
        CsvResponse.send(
                context,
                DayColumns.DEFINITION,
                reader.readPlot(PageContext.of(context))
                        .map(plot -> FixedRows.of(plot.days()))
                        .recover(DatabaseErrors::failRead));
    }

    private Future<Visit> recordVisit(String operator) {
        return visits.recordVisit(operator).otherwiseEmpty().compose(recorded -> findVisit(operator));
    }

    private Future<Visit> extendVisit(String operator) {
        return visits.extendVisit(operator).otherwiseEmpty().compose(extended -> findVisit(operator));
    }

    /** The page can be read if the visit cannot be written, as in a read-only database: then the last visit is as it was. */
    private Future<Visit> findVisit(String operator) {
        return visits.findLastVisit(operator)
                .otherwiseEmpty()
                .compose(last -> visits.findSince(operator).otherwiseEmpty().map(since -> new Visit(last, since)));
    }

    /**
     * The choice counts from now on, also at the operator's other browsers. It is stored by a GET request, since each choice is a
     * link, which works without JavaScript.
     */
    private Future<Visit> remember(String operator, Visit visit, SinceChoice choice) {
        return choice.word().equals(visit.since())
                ? Future.succeededFuture(visit)
                : visits.setSince(operator, choice.word()).otherwiseEmpty().map(visit);
    }
}
