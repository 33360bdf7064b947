package io.masif.ui.rule.engine;

import io.masif.boot.logging.FailureLog;
import io.masif.clock.DatabaseClock;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.message.FleetChange;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has rules approve what they say: each second, if something changed or is due. Of several UIs, one does it. While the database
 * is away nothing is approved.
 */
public final class RuleVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(RuleVerticle.class);
    private static final long INTERVAL_MILLIS = 1000;

    private final RuleEngine engine;
    private final FailureLog failures = new FailureLog(LOG, "rules cannot approve", "rules approve again");
    private boolean isChanged;
    private Instant due = Instant.MAX;

    public RuleVerticle(Pool pool, FleetClient fleet) {
        this.engine = new RuleEngine(fleet, new RuleApprovals(pool));
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<FleetChange>localConsumer(FleetChange.ADDRESS, message -> onChange(message.body()));
        scheduleNext();
        return Future.succeededFuture();
    }

    private void onChange(FleetChange change) {
        isChanged |= change.isAvailable() && !change.parts().isProgressOnly();
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
