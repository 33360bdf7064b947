package io.masif.ui.api.system;

import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.JsonAnswer;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.overview.GetFleetOverview;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.sample.SampleStore;
import io.masif.ui.view.Moments;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.overview.ActionsExecuted;
import io.masif.ui.view.overview.FleetOverview;
import io.masif.ui.view.overview.FleetSample;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** The operations about the fleet as a whole. */
public final class OverviewApi {
    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);
    private static final int MAX_DAYS = 90;

    private final FleetClient fleet;
    private final SampleStore samples;

    public OverviewApi(FleetClient fleet, SampleStore samples) {
        this.fleet = fleet;
        this.samples = samples;
    }

    /** Mounts the operations. */
    public void mount(ContractRoutes routes) {
        routes.mount("getOverview", this::getOverview);
        routes.mount("listSamples", this::listSamples);
    }

    private void getOverview(RoutingContext context) {
        Instant now = DatabaseClock.of(context.vertx()).now();
        Instant asked = Moments.parse(
                "since", Objects.requireNonNullElse(context.queryParams().get("since"), ""));
        Instant since = asked == null ? now.minus(DEFAULT_PERIOD) : asked;
        fleet.query(new GetFleetOverview(since))
                .compose(overview -> samples.countSince(since, now)
                        .recover(DatabaseErrors::failRead)
                        .compose(executed -> JsonAnswer.send(context, write(overview, executed, since))))
                .onFailure(context::fail);
    }

    private void listSamples(RoutingContext context) {
        String text = context.queryParams().get("days");
        String days = text == null || text.isEmpty() ? Integer.toString(MAX_DAYS) : text;
        if (!days.matches("[1-9][0-9]?") || Integer.parseInt(days) > MAX_DAYS) {
            throw Failure.badInput("days must be a whole number from 1 to " + MAX_DAYS + ", but is " + Quote.of(days));
        }
        Instant now = DatabaseClock.of(context.vertx()).now();
        samples.findSince(now.minus(Duration.ofDays(Integer.parseInt(days))))
                .recover(DatabaseErrors::failRead)
                .compose(found -> JsonAnswer.send(context, ApiJson.writeArray(found, OverviewApi::write)))
                .onFailure(context::fail);
    }

    private static JsonObject write(FleetOverview overview, ActionsExecuted executed, Instant since) {
        return new JsonObject()
                .put("hosts", overview.hostCount())
                .put("primary_conditions", write(overview.byPrimary()))
                .put("attention", write(overview.attention()))
                .put("paused_rollouts", overview.pausedRollouts())
                .put("security", ApiJson.writeArray(overview.security(), each -> new JsonObject()
                        .put("source", each.source())
                        .put("hosts", each.hosts())
                        .put("first_seen", ApiJson.formatInstant(each.firstSeen()))))
                .put("since", ApiJson.formatInstant(since))
                .put("new_actions", overview.newActions())
                .put("done", executed.done())
                .put("failed", executed.failed());
    }

    private static JsonObject write(Map<HostCondition, Integer> counts) {
        JsonObject json = new JsonObject();
        counts.forEach((condition, count) -> json.put(condition.word(), count));
        return json;
    }

    private static JsonObject write(FleetSample sample) {
        return new JsonObject()
                .put("hour", ApiJson.formatInstant(sample.hour()))
                .put("hosts", sample.counts().hosts())
                .put("pending_hosts", sample.counts().pendingHosts())
                .put("security_hosts", sample.counts().securityHosts())
                .put("pending_actions", sample.counts().pendingActions())
                .put("done", sample.done())
                .put("failed", sample.failed());
    }
}
