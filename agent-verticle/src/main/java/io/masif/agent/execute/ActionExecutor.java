package io.masif.agent.execute;

import io.masif.agent.lists.ListRefresher;
import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.ExecutionResult;
import io.masif.agent.message.StartDeadline;
import io.masif.agent.plan.Planner;
import io.masif.agent.retry.PausedActions;
import io.masif.agent.retry.RetryDelay;
import io.masif.agent.retry.RetrySchedule;
import io.masif.agent.run.Runs;
import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selector;
import io.masif.agent.select.Selector.Result;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.host.BlockedAction;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes what is approved of a plan: leaves out the actions that have to wait for their retry, selects those that apt can
 * execute without any other, or restarts if there are none, and starts a run of them. Starts nothing if the plan is out of
 * date. Belongs to one event loop.
 */
public final class ActionExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(ActionExecutor.class);

    /** After a selection in which a tool failed: it may be a lasting failure, and a simulation costs much. */
    private static final RetryDelay REPETITION_DELAY = new RetryDelay(Duration.ofSeconds(10), Duration.ofMinutes(10));

    private final Planner planner;
    private final RetrySchedule retries;
    private final Selector selector;
    private final RestartSelector restartSelector;
    private final Runs runs;
    private final ListRefresher refresher;
    private final Duration lockTimeout;
    private ExecuteApproved lastRequest;
    private String lastFingerprint = "";
    private int provisionalResults;
    private long repetitionNanos;
    private List<BlockedAction> blocked = List.of();

    /** @param lockTimeout how long apt waits for dpkg's lock */
    public ActionExecutor(
            Planner planner,
            RetrySchedule retries,
            Selector selector,
            RestartSelector restartSelector,
            Runs runs,
            ListRefresher refresher,
            Duration lockTimeout) {
        this.planner = planner;
        this.retries = retries;
        this.selector = selector;
        this.restartSelector = restartSelector;
        this.runs = runs;
        this.refresher = refresher;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Repeats the last result without a selection if neither the request nor the host has changed since, unless it was
     * provisional some time ago.
     */
    public Future<ExecutionResult> execute(ExecuteApproved request) {
        if (runs.hasActiveRun() || refresher.isActive()) {
            return notExecuted();
        }
        return retries.findPaused(request, planner.folders()).compose(paused -> {
            ExecuteApproved current = withoutDelayed(request, paused.byAction().keySet());
            if (current.equals(lastRequest)
                    && planner.inspectedFingerprint().equals(lastFingerprint)
                    && !isRepetitionDue()) {
                return notExecuted();
            }
            return runIfUpToDate(() -> select(current).compose(selected -> startSelected(request, current, selected)));
        });
    }

    /** Restarts follow when apt and dpkg have nothing left that they can execute. */
    private Future<Result> select(ExecuteApproved current) {
        return selector.select(current.ofPackages())
                .compose(packages -> packages.run().selection().actions().isEmpty()
                        ? restartSelector.select(current).map(restarts -> {
                            List<BlockedAction> all = new ArrayList<>(packages.blocked());
                            all.addAll(restarts.blocked());
                            return new Result(
                                    restarts.run(), all, packages.isProvisional() || restarts.isProvisional());
                        })
                        : Future.succeededFuture(packages));
    }

    /** How many of the approved actions could not be executed, as of the last execution. */
    public ApprovalCounts countApprovals(ExecuteApproved request) {
        PausedActions paused = retries.lastPaused();
        List<Action> approved = request.approvedActions();
        return new ApprovalCounts(
                approved.size(), blocked.size(), paused.select(approved), paused.nextRetry(), paused.cause());
    }

    /** A run has ended, or the package lists are new: the next request is executed even if it is the same. */
    public void hostChanged() {
        lastRequest = null;
    }

    private Future<ExecutionResult> startSelected(ExecuteApproved request, ExecuteApproved current, Result selected) {
        blocked = new ArrayList<>(selected.blocked());
        request.approvedActions().stream()
                .filter(action -> !current.approved().contains(action.digest()))
                .forEach(action -> blocked.add(new BlockedAction(
                        action,
                        List.of(),
                        retries.lastPaused().byAction().get(action.digest()).reason())));
        rememberResult(current, selected.isProvisional());
        if (selected.run().selection().actions().isEmpty()) {
            return notExecuted();
        }
        return runIfUpToDate(() -> start(selected.run(), request.deadline())).onFailure(e -> lastRequest = null);
    }

    private void rememberResult(ExecuteApproved current, boolean isProvisional) {
        int earlier = current.equals(lastRequest) ? provisionalResults : 0;
        provisionalResults = isProvisional ? earlier + 1 : 0;
        repetitionNanos =
                System.nanoTime() + REPETITION_DELAY.after(provisionalResults).toNanos();
        lastRequest = current;
        lastFingerprint = planner.inspectedFingerprint();
    }

    private boolean isRepetitionDue() {
        return provisionalResults > 0 && System.nanoTime() - repetitionNanos >= 0;
    }

    private Future<ExecutionResult> start(ApprovedRun run, StartDeadline deadline) {
        List<Action> actions = run.selection().actions();
        return (deadline.isOver()
                        ? notStartedInTime(actions)
                        : runs.start(run, lockTimeout, deadline).map(started -> new ExecutionResult(true, blocked)))
                .recover(e ->
                        e instanceof StartDeadline.OverException ? notStartedInTime(actions) : notStarted(actions, e));
    }

    private Future<ExecutionResult> notStartedInTime(List<Action> actions) {
        LOG.info("nothing is started: the time in which it may be is over actions={}", actions.size());
        lastRequest = null;
        return notExecuted();
    }

    /** As after a refusal of apt, the next attempt has to wait. */
    private Future<ExecutionResult> notStarted(List<Action> actions, Throwable thrown) {
        LOG.warn("a run could not be started actions={} reason={}", actions.size(), thrown.toString());
        lastRequest = null;
        return retries.recordStartFailure(actions, thrown).compose(recorded -> notExecuted());
    }

    /** What the plan depends on may have changed since its simulation: then it is simulated and reported again first. */
    private Future<ExecutionResult> runIfUpToDate(Supplier<Future<ExecutionResult>> next) {
        return planner.isUpToDate().compose(upToDate -> {
            if (upToDate) {
                return next.get();
            }
            lastRequest = null;
            return notExecuted();
        });
    }

    private Future<ExecutionResult> notExecuted() {
        return Future.succeededFuture(new ExecutionResult(false, blocked));
    }

    /** Without its deadline either: the same request at another time is the same. */
    private static ExecuteApproved withoutDelayed(ExecuteApproved request, Set<Digest> delayed) {
        Set<Digest> retryable = new HashSet<>(request.approved());
        retryable.removeAll(delayed);
        return new ExecuteApproved(request.plan(), retryable, request.retries(), StartDeadline.NONE);
    }
}
