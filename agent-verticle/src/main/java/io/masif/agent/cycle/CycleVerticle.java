package io.masif.agent.cycle;

import io.masif.agent.config.AgentConfiguration;
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
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's cycle: look, report, execute what is approved. A chain of futures; the timer for the next cycle is set
 * when one has ended, so cycles never overlap. While apt runs, the cycle goes on without looking, and tells how far it
 * is; while no master can be reached, it goes on looking.
 */
public final class CycleVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CycleVerticle.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    // apt may wait for its lock, and a simulation on a busy host takes long: no answer is too late
    private static final DeliveryOptions LONG_TIMEOUT =
            new DeliveryOptions().setSendTimeout(Duration.ofHours(1).toMillis());

    private final AgentConfiguration configuration;
    private HostInspection inspection;
    private List<BlockedAction> blocked = List.of();
    private List<Run> lastReportedRuns = List.of();
    private boolean hasActiveRun;
    private boolean forceSimulation = true;
    private boolean wakeAtOnce;
    private boolean cycleActive;
    private boolean masterReached = true;
    private long nextReportNanos;
    private long nextProgressNanos;
    private long timer = -1;

    public CycleVerticle(AgentConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Future<?> start() {
        List.of(AptAddress.RUN_ENDED, AptAddress.LISTS_REFRESHED)
                .forEach(address -> vertx.eventBus().consumer(address, (Message<String> changed) -> {
                    forceSimulation = true;
                    wakeSoon();
                }));
        runCycle();
        return Future.succeededFuture();
    }

    /** Which question to apt failed, and why, is logged where it is answered. */
    private static void logged(Throwable failure) {
        if (failure instanceof ReplyException) {
            LOG.debug("the cycle failed reason={}", failure.getMessage());
        } else {
            LOG.error("the cycle failed", failure);
        }
    }

    private void runCycle() {
        cycleActive = true;
        wakeAtOnce = false;
        report().otherwise(e -> {
                    logged(e);
                    return new ReportResult(
                            false, Set.of(), configuration.reportInterval(), configuration.reportInterval());
                })
                .onSuccess(answer -> {
                    masterReached = answer.acknowledged();
                    nextReportNanos = System.nanoTime() + answer.reportDelay().toNanos();
                    nextProgressNanos =
                            System.nanoTime() + answer.progressDelay().toNanos();
                    scheduleNext();
                });
    }

    /** Until the next report, or what comes before it: a look at apt, or a run's progress. */
    private void scheduleNext() {
        cycleActive = false;
        long now = System.nanoTime();
        long wait =
                Math.min(nextReportNanos - now, configuration.checkInterval().toNanos());
        if (watchesProgress()) {
            wait = Math.min(wait, nextProgressNanos - now);
        }
        timer = vertx.setTimer(wakeAtOnce ? 1 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)), id -> wake());
    }

    private void wake() {
        if (System.nanoTime() - nextReportNanos >= 0 || (wakeAtOnce && masterReached)) {
            runCycle();
        } else if (watchesProgress()) {
            checkProgress();
        } else {
            inspectOnly();
        }
    }

    private boolean watchesProgress() {
        return hasActiveRun && masterReached;
    }

    /** Reports before the time if the run has come further. */
    private void checkProgress() {
        cycleActive = true;
        this.<RunList>request(AptAddress.LIST_RUNS, "").onComplete(runs -> {
            nextProgressNanos = System.nanoTime() + SECOND.toNanos();
            if (runs.succeeded() && !runs.result().runs().equals(lastReportedRuns)) {
                runCycle();
            } else {
                scheduleNext();
            }
        });
    }

    /** While no report is due, however long a master may be away, the host is looked at all the same. */
    private void inspectOnly() {
        cycleActive = true;
        wakeAtOnce = false;
        this.<RunList>request(AptAddress.LIST_RUNS, "")
                .compose(runs -> {
                    hasActiveRun = runs.hasActiveRun();
                    return inspect();
                })
                .onFailure(e -> logged(e))
                .onComplete(done -> scheduleNext());
    }

    /**
     * The next cycle now, or right after what goes on. A master that could not be reached is not asked earlier because
     * of a run that has ended: its outcome waits.
     */
    private void wakeSoon() {
        wakeAtOnce = true;
        if (!cycleActive && vertx.cancelTimer(timer)) {
            wake();
        }
    }

    private Future<ReportResult> report() {
        return this.<RunList>request(AptAddress.LIST_RUNS, "").compose(runs -> {
            hasActiveRun = runs.hasActiveRun();
            lastReportedRuns = runs.runs();
            return inspect()
                    .compose(now -> this.<ReportResult>request(ReportAddress.REPORT, createReport(runs)))
                    .compose(answer -> answer.acknowledged()
                            ? acknowledge(runs).compose(done -> execute(answer)).map(answer)
                            : Future.succeededFuture(answer));
        });
    }

    private Future<HostInspection> inspect() {
        // while a run goes on, nothing is simulated, but who holds the lock that it waits for is found out
        boolean force = forceSimulation && !hasActiveRun;
        forceSimulation = forceSimulation && hasActiveRun;
        return this.<HostInspection>request(AptAddress.INSPECT_HOST, new InspectHost(force))
                .onSuccess(inspected -> {
                    if (inspection != null && !inspection.plan().equals(inspected.plan())) {
                        blocked = List.of();
                    }
                    inspection = inspected;
                });
    }

    private AgentReport createReport(RunList runs) {
        return new AgentReport(inspection.plan(), inspection.facts().with(blocked), runs.runs());
    }

    private Future<?> acknowledge(RunList runs) {
        return request(
                AptAddress.ACKNOWLEDGE_RUNS,
                new AcknowledgeRuns(runs.runs().stream()
                        .filter(run -> run.ended() != null)
                        .map(Run::id)
                        .collect(Collectors.toSet())));
    }

    private Future<?> execute(ReportResult answer) {
        if (hasActiveRun || forceSimulation || !inspection.canExecute()) {
            return Future.succeededFuture();
        }
        return this.<ExecutionResult>request(
                        AptAddress.EXECUTE_APPROVED, new ExecuteApproved(inspection.plan(), answer.approved()))
                .onSuccess(execution -> {
                    if (execution.runStarted() || !blocked.equals(execution.blocked())) {
                        wakeAtOnce = true;
                    }
                    blocked = execution.blocked();
                });
    }

    private <T> Future<T> request(String address, Object message) {
        return vertx.eventBus().<T>request(address, message, LONG_TIMEOUT).map(Message::body);
    }
}
