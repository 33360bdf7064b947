package io.masif.agent.cycle;

import io.masif.agent.message.AptAddress;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.RunList;
import io.masif.agent.report.AcknowledgedFile;
import io.masif.domain.Plan;
import io.masif.domain.host.BlockedAction;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.event.Level;

/**
 * The {@link Cycle} once, for a process that ends: waits for a run that is active, refreshes the lists if that is due,
 * runs the cycle, waits for the end of the run that it has started, and reports that.
 */
public final class OneCycle {
    private final Vertx vertx;
    private final AcknowledgedFile acknowledgedFile;
    private final Cycle cycle;
    private Promise<Void> runEnded = Promise.promise();

    /** @param stateFolder the folder with what the master has acknowledged */
    public OneCycle(Vertx vertx, Path stateFolder) {
        this.vertx = vertx;
        acknowledgedFile = new AcknowledgedFile(stateFolder);
        cycle = new Cycle(vertx.eventBus(), Level.INFO);
    }

    /** Whether a master has acknowledged everything that was to report. */
    public Future<Boolean> run() {
        vertx.eventBus().consumer(AptAddress.RUN_ENDED, (Message<String> id) -> {
            Promise<Void> ended = runEnded;
            runEnded = Promise.promise();
            ended.complete();
        });
        return awaitIdle()
                .compose(runs -> cycle.refreshLists()
                        .compose(refreshed -> cycle.inspect(true))
                        .compose(inspection -> readReportedBlocked(inspection.plan())
                                .compose(blocked -> cycle.run(inspection, runs, blocked, report -> !report.approved()
                                        .isEmpty()))))
                .compose(first -> first.isFollowUpDue()
                        ? reportExecution(first)
                        : Future.succeededFuture(first.report().acknowledged()));
    }

    private Future<Boolean> reportExecution(CycleResult first) {
        return awaitIdle().compose(runs -> inspectAfter(first)
                .compose(inspection -> cycle.run(
                        inspection,
                        runs,
                        first.blocked().forPlan(inspection.plan()).actions(),
                        report -> false))
                .map(second -> second.report().acknowledged()));
    }

    /** Without a run, the host is as it was. */
    private Future<HostInspection> inspectAfter(CycleResult first) {
        return first.execution().runStarted() ? cycle.inspect(true) : Future.succeededFuture(first.inspection());
    }

    /** The runs, as soon as none of them is active. */
    private Future<RunList> awaitIdle() {
        Future<Void> next = runEnded.future();
        return cycle.listRuns()
                .compose(runs ->
                        runs.hasActiveRun() ? next.compose(ended -> awaitIdle()) : Future.succeededFuture(runs));
    }

    /** The blocked actions that the master has acknowledged with the same plan. */
    private Future<List<BlockedAction>> readReportedBlocked(Plan plan) {
        return vertx.executeBlocking(() -> acknowledgedFile.readBlocked(plan));
    }
}
