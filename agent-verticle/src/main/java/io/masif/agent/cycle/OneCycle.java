package io.masif.agent.cycle;

import io.masif.agent.message.AcknowledgeRuns;
import io.masif.agent.message.AgentReport;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.ExecutionResult;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.InspectHost;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.RunList;
import io.masif.agent.report.AcknowledgedState;
import io.masif.domain.Run;
import io.masif.domain.host.BlockedAction;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's cycle, once: waits for a run that goes on, refreshes the lists if that is due, looks, reports, executes
 * what is approved, follows that to its end, and reports it.
 */
public final class OneCycle {
    private static final Logger LOG = LoggerFactory.getLogger(OneCycle.class);
    private static final DeliveryOptions LONG_TIMEOUT =
            new DeliveryOptions().setSendTimeout(Duration.ofHours(1).toMillis());

    private final Vertx vertx;
    private final Path stateFolder;
    private Promise<Void> runEnded = Promise.promise();

    /** @param stateFolder the folder that tells what the master knows already */
    public OneCycle(Vertx vertx, Path stateFolder) {
        this.vertx = vertx;
        this.stateFolder = stateFolder;
    }

    /** Whether a master has acknowledged all that there was to report. */
    public Future<Boolean> run() {
        vertx.eventBus().consumer(AptAddress.RUN_ENDED, (Message<String> id) -> {
            Promise<Void> awaited = runEnded;
            runEnded = Promise.promise();
            awaited.complete();
        });
        return awaitIdle().compose(runs -> request(AptAddress.REFRESH_LISTS, "")
                .compose(refreshed -> inspect())
                .compose(inspection -> readReportedBlocked(
                                inspection.plan().digest().toString())
                        .compose(blocked -> report(inspection, runs, blocked)
                                .compose(answer -> answer.acknowledged()
                                                && !answer.approved().isEmpty()
                                                && inspection.canExecute()
                                        ? execute(inspection, answer, blocked)
                                        : Future.succeededFuture(answer.acknowledged())))));
    }

    private Future<Boolean> execute(
            HostInspection inspection, ReportResult answer, List<BlockedAction> reportedBlocked) {
        return this.<ExecutionResult>request(
                        AptAddress.EXECUTE_APPROVED, new ExecuteApproved(inspection.plan(), answer.approved()))
                .compose(execution -> {
                    if (execution.runStarted()) {
                        return awaitIdle().compose(runs -> inspect().compose(after -> report(
                                        after,
                                        runs,
                                        after.plan().equals(inspection.plan()) ? execution.blocked() : List.of())
                                .map(ReportResult::acknowledged)));
                    }
                    return execution.blocked().equals(reportedBlocked)
                            ? Future.succeededFuture(true)
                            : awaitIdle().compose(runs -> report(inspection, runs, execution.blocked())
                                    .map(ReportResult::acknowledged));
                });
    }

    /** The runs, when none of them goes on any more. */
    private Future<RunList> awaitIdle() {
        Future<Void> next = runEnded.future();
        return this.<RunList>request(AptAddress.LIST_RUNS, "")
                .compose(runs ->
                        runs.hasActiveRun() ? next.compose(ended -> awaitIdle()) : Future.succeededFuture(runs));
    }

    private Future<HostInspection> inspect() {
        return request(AptAddress.INSPECT_HOST, new InspectHost(true));
    }

    /** What is blocked, as the master was told with the same plan. */
    private Future<List<BlockedAction>> readReportedBlocked(String digest) {
        return vertx.executeBlocking(() -> AcknowledgedState.read(stateFolder))
                .map(acknowledged -> acknowledged.digest().equals(digest) ? acknowledged.blockedActions() : List.of());
    }

    private Future<ReportResult> report(HostInspection inspection, RunList runs, List<BlockedAction> blocked) {
        AgentReport report =
                new AgentReport(inspection.plan(), inspection.facts().with(blocked), runs.runs());
        return this.<ReportResult>request(ReportAddress.REPORT, report)
                .compose(answer ->
                        answer.acknowledged() ? acknowledge(runs).map(answer) : Future.succeededFuture(answer))
                .onSuccess(answer -> LOG.info(
                        "reported acknowledged={} actions={} approved={} runs={}",
                        answer.acknowledged(),
                        inspection.plan().actions().size(),
                        answer.approved().size(),
                        runs.runs().size()));
    }

    private Future<?> acknowledge(RunList runs) {
        return runs.runs().isEmpty()
                ? Future.succeededFuture()
                : request(
                        AptAddress.ACKNOWLEDGE_RUNS,
                        new AcknowledgeRuns(runs.runs().stream().map(Run::id).collect(Collectors.toSet())));
    }

    private <T> Future<T> request(String address, Object message) {
        return vertx.eventBus().<T>request(address, message, LONG_TIMEOUT).map(Message::body);
    }
}
