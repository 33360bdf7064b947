package io.masif.ui.rollout.engine;

import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.flow.AsyncLoop;
import io.masif.ui.engine.EachInTurn;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.fleet.delivery.IsStopped;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.FindRunningRollouts;
import io.masif.ui.fleet.rollout.query.PlanStep;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange;
import io.masif.ui.rollout.store.RolloutRecords;
import io.masif.ui.rollout.store.RolloutWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the rollouts that go on have to do now. */
final class RolloutEngine {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutEngine.class);
    /** Another rollout comes next, and this one again after that. */
    private static final int MAX_STEPS = 20;

    /** After which time rollouts are looked at again that may go on although nothing changes. */
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** The same for those that revoke restarts which were executed. */
    private static final Duration RESTART_INTERVAL = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final FleetClient fleet;
    private final LeaseHolder lease;
    private final RingChecks checks;

    RolloutEngine(Vertx vertx, FleetClient fleet, LeaseHolder lease, RingChecks checks) {
        this.vertx = vertx;
        this.fleet = fleet;
        this.lease = lease;
        this.checks = checks;
    }

    /**
     * Carries out all steps that are due. A rollout that cannot go on does not keep the others from it.
     *
     * @return when there may be something to do again although nothing changes; {@link Instant#MAX} if there is not
     */
    Future<Instant> run() {
        AtomicReference<Instant> nextDue = new AtomicReference<>(Instant.MAX);
        return fleet.query(new FindRunningRollouts())
                .compose(running -> {
                    checks.retain(running.stream().map(Rollout::id).toList());
                    return EachInTurn.run(running, rollout -> run(rollout, nextDue))
                            .map(done -> findRepeatDue(running));
                })
                .map(due -> earlier(nextDue.get(), due));
    }

    /**
     * Although nothing changes, windows open, freezes end, hosts become silent or get another attempt, and what was executed is
     * due to be revoked.
     */
    private Instant findRepeatDue(List<Rollout> running) {
        Instant now = DatabaseClock.of(vertx).now();
        if (running.stream().anyMatch(each -> !each.definition().restarts().isEmpty())) {
            return now.plus(RESTART_INTERVAL);
        }
        return running.stream().anyMatch(RolloutEngine::isTimed) ? now.plus(INTERVAL) : Instant.MAX;
    }

    private static boolean isTimed(Rollout rollout) {
        return rollout.definition().plan().rings().stream()
                .anyMatch(ring ->
                        !ring.times().isSilenceUsual() || !ring.maxConcurrent().isNone());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Future<Void> run(Rollout rollout, AtomicReference<Instant> nextDue) {
        AtomicInteger steps = new AtomicInteger();
        return AsyncLoop.repeatWhile(() -> runStep(rollout.id()).map(isDone -> {
                    if (isDone.isPresent() && (!isDone.get() || steps.get() == MAX_STEPS)) {
                        nextDue.set(Instant.EPOCH);
                    }
                    return isDone.orElse(false) && steps.incrementAndGet() <= MAX_STEPS;
                }))
                .compose(done -> fleet.query(new IsStopped()))
                .compose(isStopped -> isStopped ? Future.succeededFuture(Instant.MAX) : checks.advance(rollout.id()))
                .map(due -> {
                    nextDue.accumulateAndGet(due, RolloutEngine::earlier);
                    return null;
                });
    }

    /** Whether the next step was done; empty if there is none. */
    private Future<Optional<Boolean>> runStep(long rollout) {
        return fleet.query(new PlanStep(rollout, checks.takeGood(rollout)))
                .compose(step -> step.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : carryOut(step.get()).map(Optional::of));
    }

    /** False if another process does it, or has changed the rollout meanwhile. */
    private Future<Boolean> carryOut(PlanStep.Planned step) {
        RolloutChange change = step.change();
        return lease.acquire()
                .compose(isHeld -> isHeld
                        ? lease.inTransaction(connection -> RolloutRecords.requireUnchanged(
                                                connection, change.before().id(), step.others())
                                        .compose(required -> RolloutWriter.write(connection, change)))
                                .onSuccess(written -> log(change))
                                .map(true)
                                .recover(RolloutEngine::onConflict)
                        : Future.succeededFuture(false))
                .compose(written -> fleet.refreshIndex().map(written));
    }

    private static Future<Boolean> onConflict(Throwable cause) {
        return Failure.from(cause).code() == Failure.Code.CONFLICT
                ? Future.succeededFuture(false)
                : Future.failedFuture(cause);
    }

    private static void log(RolloutChange change) {
        LOG.info(
                "rollout={} {} state={} approvals={} revocations={} revoking={}",
                change.before().id(),
                change.event() == null ? "continued" : change.event().kind(),
                change.after().state().word(),
                change.approvals().size(),
                change.revocations().size(),
                change.isRevoking());
    }
}
