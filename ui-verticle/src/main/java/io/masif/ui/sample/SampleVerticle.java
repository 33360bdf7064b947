package io.masif.ui.sample;

import io.masif.boot.logging.FailureLog;
import io.masif.clock.DatabaseClock;
import io.masif.ui.fleet.overview.CountPending;
import io.masif.ui.fleet.query.FleetClient;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a sample of the fleet for each hour that has ended. Of several UIs each tries, and the first one stores it. */
public final class SampleVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(SampleVerticle.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SampleStore store;
    private final FleetClient fleet;
    private final Duration interval;
    private final FailureLog failures = new FailureLog(LOG, "the sample cannot be stored", "samples are stored again");
    private Instant lastHour = Instant.EPOCH;

    /** @param interval the time between two checks */
    public SampleVerticle(Pool pool, FleetClient fleet, Duration interval) {
        this.store = new SampleStore(pool);
        this.fleet = fleet;
        this.interval = interval;
    }

    @Override
    public Future<?> start() {
        scheduleNext();
        return Future.succeededFuture();
    }

    private void scheduleNext() {
        vertx.setTimer(interval.toMillis(), timer -> sample().onSuccess(sampled -> failures.succeeded())
                .onFailure(e -> failures.failed(String.valueOf(e.getMessage())))
                .onComplete(sampled -> scheduleNext()));
    }

    /** Samples the last hour that has ended, by the database's clock. */
    private Future<Void> sample() {
        Instant hour =
                DatabaseClock.of(vertx).now().truncatedTo(ChronoUnit.HOURS).minus(HOUR);
        if (hour.equals(lastHour)) {
            return Future.succeededFuture();
        }
        return store.isPresent(hour)
                .compose(isPresent -> isPresent
                        ? Future.succeededFuture()
                        : fleet.query(new CountPending()).compose(counts -> store.put(hour, counts)))
                .onSuccess(stored -> lastHour = hour)
                .mapEmpty();
    }
}
