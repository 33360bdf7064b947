package io.masif.ui.rollout.engine;

import io.masif.failure.Failure;
import io.masif.flow.AsyncLoop;
import io.masif.ui.engine.EachInTurn;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.FindRunningRollouts;
import io.masif.ui.fleet.rollout.query.PlanStep;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange;
import io.masif.ui.rollout.store.RolloutWriter;
import io.vertx.core.Future;
import java.time.Instant;
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

    private final FleetClient fleet;
    private final LeaseHolder lease;
    private final RingChecks checks;

    RolloutEngine(FleetClient fleet, LeaseHolder lease, RingChecks checks) {
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
                    return EachInTurn.run(running, rollout -> run(rollout, nextDue));
                })
                .map(done -> nextDue.get());
    }

    private Future<Void> run(Rollout rollout, AtomicReference<Instant> nextDue) {
        AtomicInteger steps = new AtomicInteger();
        return AsyncLoop.repeatWhile(() -> runStep(rollout.id()).map(isDone -> {
                    if (isDone.isPresent() && (!isDone.get() || steps.get() == MAX_STEPS)) {
                        nextDue.set(Instant.EPOCH);
                    }
                    return isDone.orElse(false) && steps.incrementAndGet() <= MAX_STEPS;
                }))
                .compose(done -> checks.advance(rollout.id()))
                .map(due -> {
                    nextDue.accumulateAndGet(due, (one, other) -> one.isBefore(other) ? one : other);
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
    private Future<Boolean> carryOut(RolloutChange change) {
        return lease.acquire()
                .compose(isHeld -> isHeld
                        ? lease.inTransaction(connection -> RolloutWriter.write(connection, change))
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
                "rollout={} {} state={} approvals={} revoking={}",
                change.before().id(),
                change.event() == null ? "continued" : change.event().kind(),
                change.after().state().word(),
                change.approvals().size(),
                change.isRevoking());
    }
}
