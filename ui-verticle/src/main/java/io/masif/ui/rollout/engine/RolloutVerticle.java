package io.masif.ui.rollout.engine;

import io.masif.boot.logging.FailureLog;
import io.masif.clock.DatabaseClock;
import io.masif.lease.LeaseName;
import io.masif.ui.database.LeaseHolder;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.language.Text;
import io.masif.ui.message.FleetChange;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the rollouts go on: looks each second whether something changed, or a time has passed. Of several UIs, one does it. */
public final class RolloutVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutVerticle.class);
    private static final long INTERVAL_MILLIS = 1000;

    private final Pool pool;
    private final FleetClient fleet;
    private final FailureLog failures = new FailureLog(LOG, "rollouts cannot go on", "rollouts go on again");
    private RolloutEngine engine;
    private boolean isChanged = true;
    private Instant due = Instant.EPOCH;

    public RolloutVerticle(Pool pool, FleetClient fleet) {
        this.pool = pool;
        this.fleet = fleet;
    }

    @Override
    public Future<?> start() {
        LeaseHolder lease = new LeaseHolder(
                pool, LeaseName.ROLLOUTS, Text.of("refusal.unknown.rollout", Text.of("refusal.retry.ask")));
        engine = new RolloutEngine(fleet, lease, new RingChecks(vertx, fleet, lease));
        vertx.eventBus()
                .<FleetChange>localConsumer(
                        FleetChange.ADDRESS,
                        message -> isChanged |= !message.body().parts().isProgressOnly());
        scheduleNext();
        return Future.succeededFuture();
    }

    private void scheduleNext() {
        vertx.setTimer(INTERVAL_MILLIS, timer -> runIfDue().onComplete(done -> scheduleNext()));
    }

    private Future<?> runIfDue() {
        if (!isChanged && DatabaseClock.of(vertx).now().isBefore(due)) {
            return Future.succeededFuture();
        }
        isChanged = false;
        return engine.run()
                .onSuccess(next -> {
                    due = next;
                    failures.succeeded();
                })
                .onFailure(e -> {
                    due = Instant.EPOCH;
                    failures.failed(String.valueOf(e.getMessage()));
                });
    }
}
