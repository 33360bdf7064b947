package io.masif.ui.rollout.engine;

import io.masif.clock.DatabaseClock;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.FindRunningRollouts;
import io.masif.ui.rollout.check.CheckResult;
import io.masif.ui.rollout.check.HealthCheckClient;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the checks of rings that wait for nothing else, each at most once in ten seconds. Nothing waits for an answer: one that
 * does not come must not keep other rollouts from pausing.
 */
final class RingChecks {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final FleetClient fleet;
    private final LeaseHolder lease;
    private final Runnable onAnswered;
    private final HealthCheckClient client;
    /** The last request of each rollout; one that was not sent, for want of the lease, delays no other. */
    private final Map<Long, CheckRequest> requests = new HashMap<>();
    /** The ring of each rollout whose check was good: the next step uses that up. */
    private final Map<Long, Integer> goodRings = new HashMap<>();

    /** @param onAnswered called when a check has been answered, which {@link #advance} then writes */
    RingChecks(Vertx vertx, FleetClient fleet, LeaseHolder lease, Runnable onAnswered) {
        this.vertx = vertx;
        this.fleet = fleet;
        this.lease = lease;
        this.onAnswered = onAnswered;
        this.client = new HealthCheckClient(vertx);
    }

    /**
     * What this process asked a check.
     *
     * @param answer null if it is written already, or does not count any more
     */
    private record CheckRequest(int ring, Instant time, Future<CheckResult> answer) {
        static final CheckRequest NEVER = new CheckRequest(0, Instant.EPOCH, null);

        CheckRequest withoutAnswer() {
            return new CheckRequest(ring, time, null);
        }
    }

    /** Forgets the checks of all other rollouts. */
    void retain(List<Long> rollouts) {
        requests.keySet().retainAll(rollouts);
        goodRings.keySet().retainAll(rollouts);
    }

    /** The ring of the rollout whose check was good since the last call, from 0; null if none was. */
    Integer takeGood(long rollout) {
        return goodRings.remove(rollout);
    }

    /**
     * Asks the check of the rollout's current ring, if the ring waits for nothing else, or writes how it was answered.
     *
     * @return when the rollout may go on although nothing changes; {@link Instant#MAX} if it may not
     */
    Future<Instant> advance(long rollout) {
        return fleet.query(new FindRunningRollouts()).compose(running -> running.stream()
                .filter(each -> each.id() == rollout)
                .findFirst()
                .map(this::advance)
                .orElse(Future.succeededFuture(Instant.MAX)));
    }

    private Future<Instant> advance(Rollout rollout) {
        Instant now = DatabaseClock.of(vertx).now();
        if (!rollout.machine().needsCheck(rollout.status(), now)) {
            requests.computeIfPresent(rollout.id(), (id, last) -> last.withoutAnswer());
            return Future.succeededFuture(
                    rollout.machine().soakEnd(rollout.status()).orElse(Instant.MAX));
        }
        CheckRequest last = requests.getOrDefault(rollout.id(), CheckRequest.NEVER);
        if (last.answer() == null) {
            Instant due = last.time().plus(INTERVAL);
            return now.isBefore(due) ? Future.succeededFuture(due) : ask(rollout, now);
        }
        return last.answer().isComplete() ? record(rollout.id(), last, now) : Future.succeededFuture(Instant.MAX);
    }

    private Future<Instant> ask(Rollout rollout, Instant now) {
        int ring = rollout.status().current().getAsInt();
        return lease.acquire().map(isHeld -> {
            if (!isHeld) {
                return now.plus(INTERVAL);
            }
            Future<CheckResult> answer =
                    client.ask(rollout.definition().plan().rings().get(ring).check());
            requests.put(rollout.id(), new CheckRequest(ring, now, answer));
            answer.onComplete(done -> onAnswered.run());
            return Instant.MAX;
        });
    }

    /** An answer that cannot be written does not count. */
    private Future<Instant> record(long rollout, CheckRequest answered, Instant now) {
        CheckResult result = answered.answer().result();
        requests.put(rollout, answered.withoutAnswer());
        return lease.acquire()
                .compose(isHeld -> isHeld
                        ? lease.inTransaction(connection ->
                                        RolloutWriter.putCheck(connection, rollout, answered.ring(), result.problem()))
                                .compose(stored -> fleet.refreshIndex())
                                .map(refreshed -> isUsed(rollout, answered.ring(), result))
                        : Future.succeededFuture(false))
                .map(isUsed -> isUsed ? now : answered.time().plus(INTERVAL));
    }

    private boolean isUsed(long rollout, int ring, CheckResult result) {
        if (result.isGood()) {
            goodRings.put(rollout, ring);
        }
        return result.isGood();
    }
}
