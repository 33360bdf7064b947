package io.masif.agent.cycle;

import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.cycle.CycleScheduler.State;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.RunList;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Repeats the {@link Cycle}. It connects the event bus and the timer with the {@link CycleScheduler}, which decides when. */
public final class CycleVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CycleVerticle.class);

    private final CycleScheduler scheduler;
    private Cycle cycle;
    private BlockedInPlan blocked = BlockedInPlan.NONE;
    private List<Run> lastReportedRuns = List.of();
    private long timer;
    private boolean isStopping;

    public CycleVerticle(AgentConfiguration configuration) {
        scheduler = new CycleScheduler(
                configuration.intervals().report(), configuration.intervals().check());
    }

    @Override
    public Future<?> start() {
        cycle = new Cycle(vertx.eventBus(), Level.DEBUG);
        List.of(AptAddress.RUN_ENDED, AptAddress.LISTS_REFRESHED).forEach(address -> vertx.eventBus()
                .consumer(address, (Message<String> changed) -> handleHostChange()));
        vertx.eventBus().consumer(ReportAddress.DUE, (Message<String> due) -> handleReportDue());
        enter(scheduler.state());
        return Future.succeededFuture();
    }

    /** What goes on ends with the process: that it fails then is no problem of the host. */
    @Override
    public Future<?> stop() {
        isStopping = true;
        return Future.succeededFuture();
    }

    private void enter(State state) {
        switch (state) {
            case REPORTING -> runCycle();
            case CHECKING_PROGRESS -> checkProgress();
            case INSPECTING -> inspectOnly();
            case WAITING ->
                timer = vertx.setTimer(
                        scheduler.waitMillis(System.nanoTime()), id -> enter(scheduler.wake(System.nanoTime())));
        }
    }

    private void handleHostChange() {
        scheduler.hostChanged();
        wakeIfWaiting();
    }

    private void handleReportDue() {
        scheduler.reportDue();
        wakeIfWaiting();
    }

    private void wakeIfWaiting() {
        if (scheduler.state() == State.WAITING && vertx.cancelTimer(timer)) {
            enter(scheduler.wake(System.nanoTime()));
        }
    }

    private void runCycle() {
        listRuns()
                .onSuccess(runs -> lastReportedRuns = runs.runs())
                .compose(runs -> inspect()
                        .compose(inspection -> cycle.run(
                                inspection, runs, blocked.actions(), report -> !scheduler.isSimulationRequested())))
                .onSuccess(result -> {
                    blocked = result.blocked();
                    enter(scheduler.cycleEnded(result.report(), result.isFollowUpDue(), System.nanoTime()));
                    if (scheduler.isIdle()) {
                        vertx.eventBus().publish(ReportAddress.WATCH, "");
                    }
                })
                .onFailure(e -> {
                    logFailure(e);
                    enter(scheduler.cycleFailed(System.nanoTime()));
                });
    }

    private void checkProgress() {
        cycle.listRuns()
                .map(runs -> !runs.runs().equals(lastReportedRuns))
                .otherwise(false)
                .onSuccess(hasProgressed -> enter(scheduler.progressChecked(hasProgressed, System.nanoTime())));
    }

    private void inspectOnly() {
        listRuns()
                .compose(runs -> inspect())
                .onFailure(this::logFailure)
                .onComplete(done -> enter(scheduler.inspectionEnded()));
    }

    private Future<RunList> listRuns() {
        return cycle.listRuns().onSuccess(runs -> scheduler.runsListed(runs.hasActiveRun()));
    }

    private Future<HostInspection> inspect() {
        return cycle.inspect(scheduler.beginInspection())
                .onSuccess(inspection -> blocked = blocked.forPlan(inspection.plan()));
    }

    /** The verticle that could not answer has logged why. */
    private void logFailure(Throwable failure) {
        if (failure instanceof ReplyException || isStopping) {
            LOG.debug("the cycle failed reason={}", failure.getMessage());
        } else {
            LOG.error("the cycle failed", failure);
        }
    }
}
