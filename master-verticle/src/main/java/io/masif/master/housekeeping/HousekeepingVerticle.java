package io.masif.master.housekeeping;

import io.masif.instance.Retention;
import io.masif.master.database.DatabaseErrors;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a {@link HousekeepingRun} about once an hour. The intervals are random, so that masters started together do not
 * run it together; the first one is not before five minutes, because a master that has just started is busy.
 */
public final class HousekeepingVerticle extends VerticleBase {
    private static final long MIN_INTERVAL_MILLIS = TimeUnit.MINUTES.toMillis(45);
    private static final long MAX_INTERVAL_MILLIS = TimeUnit.MINUTES.toMillis(75);
    private static final long MIN_FIRST_DELAY_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long MAX_FIRST_DELAY_MILLIS = TimeUnit.MINUTES.toMillis(15);
    private static final Logger LOG = LoggerFactory.getLogger(HousekeepingVerticle.class);

    private final Pool pool;
    private final Retention retention;

    public HousekeepingVerticle(Pool pool, Retention retention) {
        this.pool = pool;
        this.retention = retention;
    }

    @Override
    public Future<?> start() {
        scheduleWithin(MIN_FIRST_DELAY_MILLIS, MAX_FIRST_DELAY_MILLIS);
        return Future.succeededFuture();
    }

    private void run() {
        new HousekeepingRun(vertx, pool, retention)
                .run()
                .onFailure(e -> LOG.warn(
                        "not all rows were removed that are not needed any more, later again reason={}",
                        DatabaseErrors.reason(e)))
                .onComplete(done -> scheduleWithin(MIN_INTERVAL_MILLIS, MAX_INTERVAL_MILLIS));
    }

    private void scheduleWithin(long minMillis, long maxMillis) {
        vertx.setTimer(ThreadLocalRandom.current().nextLong(minMillis, maxMillis), timer -> run());
    }
}
