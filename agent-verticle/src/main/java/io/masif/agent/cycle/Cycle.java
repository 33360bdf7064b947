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
import io.masif.domain.Run;
import io.masif.domain.host.BlockedAction;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The agent's cycle as a chain of requests to the other verticles: list the runs, inspect the host, report both,
 * acknowledge the runs that have ended, execute what is approved. It holds no state and decides nothing about time: the
 * caller passes what was found before, and gets what was found now.
 */
final class Cycle {
    private static final Logger LOG = LoggerFactory.getLogger(Cycle.class);
    // apt may wait for its lock, and a simulation on a busy host takes long: no answer is too late
    private static final DeliveryOptions LONG_TIMEOUT =
            new DeliveryOptions().setSendTimeout(Duration.ofHours(1).toMillis());

    private final EventBus eventBus;
    private final Level reportLevel;

    /** @param reportLevel the level at which each report is logged */
    Cycle(EventBus eventBus, Level reportLevel) {
        this.eventBus = eventBus;
        this.reportLevel = reportLevel;
    }

    Future<RunList> listRuns() {
        return request(AptAddress.LIST_RUNS, "");
    }

    /** Refreshes the package lists if that is due. */
    Future<?> refreshLists() {
        return request(AptAddress.REFRESH_LISTS, "");
    }

    /** @param forceSimulation whether apt simulates even if nothing seems to have changed */
    Future<HostInspection> inspect(boolean forceSimulation) {
        return request(AptAddress.INSPECT_HOST, new InspectHost(forceSimulation));
    }

    /**
     * Reports, and executes what is approved if a master has just acknowledged the report, the host is fit for it, and no run is
     * active.
     *
     * @param blocked the actions that the last execution left out
     * @param mayExecute asked after the acknowledgement
     */
    Future<CycleResult> run(
            HostInspection inspection, RunList runs, List<BlockedAction> blocked, Predicate<ReportResult> mayExecute) {
        return report(inspection, runs, blocked).compose(report -> (report.acknowledged()
                                && !report.isStanding()
                                && !runs.hasActiveRun()
                                && inspection.canExecute()
                                && mayExecute.test(report)
                        ? execute(inspection, report)
                        : Future.succeededFuture(new ExecutionResult(false, blocked)))
                .map(execution -> new CycleResult(inspection, blocked, report, execution)));
    }

    private Future<ReportResult> report(HostInspection inspection, RunList runs, List<BlockedAction> blocked) {
        AgentReport message =
                new AgentReport(inspection.plan(), inspection.facts().with(blocked), runs.runs());
        return this.<ReportResult>request(ReportAddress.REPORT, message)
                .compose(report ->
                        report.acknowledged() ? acknowledge(runs).map(report) : Future.succeededFuture(report))
                .onSuccess(report -> LOG.atLevel(reportLevel)
                        .log(
                                "reported acknowledged={} actions={} approved={} runs={}",
                                report.acknowledged(),
                                inspection.plan().actions().size(),
                                report.approved().size(),
                                runs.runs().size()));
    }

    private Future<?> acknowledge(RunList runs) {
        Set<String> ended = runs.runs().stream()
                .filter(run -> run.ended() != null)
                .map(Run::id)
                .collect(Collectors.toSet());
        return ended.isEmpty()
                ? Future.succeededFuture()
                : request(AptAddress.ACKNOWLEDGE_RUNS, new AcknowledgeRuns(ended));
    }

    private Future<ExecutionResult> execute(HostInspection inspection, ReportResult report) {
        return request(
                AptAddress.EXECUTE_APPROVED,
                new ExecuteApproved(inspection.plan(), report.approved(), report.retries(), report.deadline()));
    }

    private <T> Future<T> request(String address, Object message) {
        return eventBus.<T>request(address, message, LONG_TIMEOUT).map(Message::body);
    }
}
