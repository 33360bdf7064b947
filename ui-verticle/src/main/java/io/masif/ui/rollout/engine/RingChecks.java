package io.masif.ui.rollout.engine;

import io.masif.clock.DatabaseClock;
import io.masif.ui.database.LeaseHolder;
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
import java.util.Map;

/** Asks the checks of rings that wait for nothing else, each at most once in ten seconds. */
final class RingChecks {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final FleetClient fleet;
    private final LeaseHolder lease;
    private final HealthCheckClient client;
    /** When each rollout's check was asked last. */
    private final Map<Long, Instant> asked = new HashMap<>();
    /** The ring of each rollout whose check was good: the next step uses that up. */
    private final Map<Long, Integer> goodRings = new HashMap<>();

    RingChecks(Vertx vertx, FleetClient fleet, LeaseHolder lease) {
        this.vertx = vertx;
        this.fleet = fleet;
        this.lease = lease;
        this.client = new HealthCheckClient(vertx);
    }

    /** The ring of the rollout whose check was good since the last call, from 0; null if none was. */
    Integer takeGood(long rollout) {
        return goodRings.remove(rollout);
    }

    /**
     * Asks the check of the rollout's current ring, if the ring waits for nothing else.
     *
     * @return when the rollout may go on although nothing changes; {@link Instant#MAX} if it may not
     */
    Future<Instant> ask(long rollout) {
        return fleet.query(new FindRunningRollouts()).compose(running -> running.stream()
                .filter(each -> each.id() == rollout)
                .findFirst()
                .map(this::ask)
                .orElse(Future.succeededFuture(Instant.MAX)));
    }

    private Future<Instant> ask(Rollout rollout) {
        Instant now = DatabaseClock.of(vertx).now();
        if (!rollout.machine().needsCheck(rollout.status(), now)) {
            return Future.succeededFuture(
                    rollout.machine().soakEnd(rollout.status()).orElse(Instant.MAX));
        }
        Instant due = asked.getOrDefault(rollout.id(), Instant.EPOCH).plus(INTERVAL);
        if (now.isBefore(due)) {
            return Future.succeededFuture(due);
        }
        asked.put(rollout.id(), now);
        int ring = rollout.status().current().getAsInt();
        return lease.acquire()
                .compose(isHeld -> isHeld ? ask(rollout, ring) : Future.succeededFuture())
                .map(answered -> goodRings.containsKey(rollout.id()) ? now : now.plus(INTERVAL));
    }

    private Future<Void> ask(Rollout rollout, int ring) {
        return client.ask(rollout.definition().plan().rings().get(ring).check())
                .compose(result -> record(rollout.id(), ring, result));
    }

    private Future<Void> record(long rollout, int ring, CheckResult result) {
        if (result.isGood()) {
            goodRings.put(rollout, ring);
        }
        return lease.inTransaction(connection -> RolloutWriter.putCheck(connection, rollout, ring, result.problem()))
                .compose(stored -> fleet.refreshIndex());
    }
}
