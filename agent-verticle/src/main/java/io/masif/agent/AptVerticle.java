package io.masif.agent;

import io.masif.agent.apt.Apt;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.facts.QueriedFacts;
import io.masif.agent.lists.ListRefresher;
import io.masif.agent.message.AcknowledgeRuns;
import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.ExecutionResult;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.InspectHost;
import io.masif.agent.plan.PlanFile;
import io.masif.agent.plan.Planner;
import io.masif.agent.process.HostFailure;
import io.masif.agent.process.StateLock;
import io.masif.agent.retry.PausedActions;
import io.masif.agent.retry.RetrySchedule;
import io.masif.agent.run.RunDiagnosis;
import io.masif.agent.run.Runs;
import io.masif.agent.select.Selector;
import io.masif.agent.select.Selector.Result;
import io.masif.boot.logging.FailureLog;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Run;
import io.masif.domain.host.BlockedAction;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that touches apt and dpkg: one question at a time, and one run at a time. */
public final class AptVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AptVerticle.class);

    private final AgentConfiguration configuration;
    private final boolean resident;
    private ListRefresher refresher;
    private Planner planner;
    private Selector selector;
    private Runs runs;
    private RetrySchedule retries;
    private StateLock lock;
    private boolean stopping;
    private int activeRequests;
    private ExecuteApproved lastRequest;
    private String lastFingerprint = "";
    private List<BlockedAction> blocked = List.of();

    public AptVerticle(AgentConfiguration configuration) {
        this(configuration, true);
    }

    /** @param resident whether this process stays, and refreshes the lists by its own schedule */
    public AptVerticle(AgentConfiguration configuration, boolean resident) {
        this.configuration = configuration;
        this.resident = resident;
    }

    @Override
    public Future<?> start() {
        Path state = configuration.stateFolder();
        Apt apt = new Apt(vertx, configuration);
        refresher = new ListRefresher(vertx, apt, configuration, new Random());
        planner = new Planner(
                vertx,
                apt,
                state,
                configuration.intervals().check(),
                refresher::lastProblem,
                new QueriedFacts(vertx, apt, state),
                PlanFile.at(state.resolve("plan.json")));
        retries = new RetrySchedule(vertx, apt, configuration, refresher::lastProblem);
        selector = new Selector(vertx, apt, state);
        runs = new Runs(vertx, apt, state.resolve("runs"), this::recordOutcome, this::onRunEnded);
        return vertx.executeBlocking(
                        () -> {
                            createFolder(state);
                            lock = StateLock.acquire(state);
                            retries.load();
                            return null;
                        },
                        false)
                .compose(opened -> runs.recover())
                .onSuccess(recovered -> {
                    registerConsumer(AptAddress.INSPECT_HOST, (InspectHost request) -> inspect(request)
                            .onSuccess(this::publishInspection));
                    registerConsumer(AptAddress.EXECUTE_APPROVED, (ExecuteApproved request) -> execute(request)
                            .onSuccess(done -> publishApprovalCounts(request)));
                    registerConsumer(AptAddress.LIST_RUNS, (String all) -> runs.list());
                    registerConsumer(
                            AptAddress.ACKNOWLEDGE_RUNS, (AcknowledgeRuns message) -> runs.acknowledge(message.runs()));
                    registerConsumer(
                            AptAddress.REFRESH_LISTS,
                            (String current) -> refresher.refreshIfDue().map(""));
                    if (resident) {
                        refresher.start(() -> activeRequests == 0 && !runs.hasActiveRun(), this::onListsRefreshed);
                    }
                });
    }

    @Override
    public Future<?> stop() {
        stopping = true;
        return vertx.executeBlocking(() -> {
            if (lock != null) {
                lock.close();
            }
            return null;
        });
    }

    /** Without it the agent cannot execute anything; it still reports, and says what is wrong. */
    private static void createFolder(Path state) {
        try {
            Files.createDirectories(state);
        } catch (IOException e) {
            LOG.error("the folder for the state cannot be made folder={} reason={}", state, e.toString());
        }
    }

    private Future<HostInspection> inspect(InspectHost request) {
        // lists that are being fetched say nothing: what was seen before is told, if anything was seen yet
        return (planner.hasInspection() ? Future.<Void>succeededFuture() : refresher.awaitIdle()).compose(free -> {
            boolean isBusy = runs.hasActiveRun() || refresher.isActive();
            return planner.inspect(request.forceSimulation() && !isBusy, isBusy);
        });
    }

    private <Q, A> void registerConsumer(String address, Function<Q, Future<A>> handler) {
        FailureLog failures = new FailureLog(
                LOG, "apt could not be asked address=" + address, "apt is asked again address=" + address);
        vertx.eventBus().consumer(address, (Message<Q> message) -> trackRequest(handler, message.body())
                .onSuccess(answer -> {
                    failures.succeeded();
                    message.reply(answer);
                })
                .onFailure(e -> {
                    // while the process ends, nothing more can be executed by worker threads
                    if (!stopping) {
                        HostFailure.log(failures, e);
                    }
                    message.fail(1, String.valueOf(e.getMessage()));
                }));
    }

    /** Counts what is under way, so that no refresh begins beside it. */
    private <Q, A> Future<A> trackRequest(Function<Q, Future<A>> handler, Q request) {
        activeRequests++;
        return handler.apply(request).onComplete(done -> activeRequests--);
    }

    private Future<ExecutionResult> execute(ExecuteApproved request) {
        if (runs.hasActiveRun() || refresher.isActive()) {
            return Future.succeededFuture(new ExecutionResult(false, blocked));
        }
        return retries.findPaused(request, planner.folders()).compose(paused -> {
            ExecuteApproved current = withoutDelayed(request, paused.reasons().keySet());
            if (current.equals(lastRequest) && planner.inspectedFingerprint().equals(lastFingerprint)) {
                return Future.succeededFuture(new ExecutionResult(false, blocked));
            }
            return runIfUpToDate(
                    () -> selector.select(current).compose(selected -> startSelected(request, current, selected)));
        });
    }

    private void publishInspection(HostInspection outlook) {
        vertx.eventBus().publish(AptAddress.HOST_INSPECTED, outlook);
    }

    private void publishApprovalCounts(ExecuteApproved request) {
        PausedActions paused = retries.lastPaused();
        vertx.eventBus()
                .publish(
                        AptAddress.APPROVALS_COUNTED,
                        new ApprovalCounts(
                                request.approvedActions().size(), blocked.size(), paused.nextRetry(), paused.cause()));
    }

    private Future<ExecutionResult> startSelected(ExecuteApproved request, ExecuteApproved current, Result selected) {
        blocked = new ArrayList<>(selected.blocked());
        request.approvedActions().stream()
                .filter(action -> !current.approved().contains(action.digest()))
                .forEach(action -> blocked.add(new BlockedAction(
                        action, List.of(), retries.lastPaused().reasons().get(action.digest()))));
        lastRequest = current;
        lastFingerprint = planner.inspectedFingerprint();
        if (selected.run().selection().actions().isEmpty()) {
            return Future.succeededFuture(new ExecutionResult(false, blocked));
        }
        return runIfUpToDate(() -> runs.start(
                                selected.run(),
                                configuration.apt().lockTimeout().toSeconds())
                        .map(started -> new ExecutionResult(true, blocked))
                        .recover(e -> notStarted(selected.run().selection().actions(), e)))
                .onFailure(e -> lastRequest = null);
    }

    /** As after a refusal of apt, the next attempt has to wait. */
    private Future<ExecutionResult> notStarted(List<Action> actions, Throwable thrown) {
        LOG.warn("apt could not be started actions={} reason={}", actions.size(), thrown.toString());
        lastRequest = null;
        return retries.recordStartFailure(actions, thrown).map(noted -> new ExecutionResult(false, blocked));
    }

    /** What the plan depends on may have changed since it was made: then it is made anew, and reported first. */
    private Future<ExecutionResult> runIfUpToDate(Supplier<Future<ExecutionResult>> next) {
        return planner.isUpToDate().compose(upToDate -> {
            if (upToDate) {
                return next.get();
            }
            lastRequest = null;
            return Future.succeededFuture(new ExecutionResult(false, blocked));
        });
    }

    private static ExecuteApproved withoutDelayed(ExecuteApproved request, Set<Digest> delayed) {
        Set<Digest> retryable = new HashSet<>(request.approved());
        retryable.removeAll(delayed);
        return new ExecuteApproved(request.plan(), retryable);
    }

    private Future<Void> recordOutcome(Run run) {
        planner.recordRunProblem(RunDiagnosis.findProblem(run));
        return retries.recordOutcome(run);
    }

    private void onListsRefreshed() {
        lastRequest = null;
        vertx.eventBus().publish(AptAddress.LISTS_REFRESHED, "");
    }

    private void onRunEnded(String run) {
        lastRequest = null;
        vertx.eventBus().publish(AptAddress.RUN_ENDED, run);
    }
}
