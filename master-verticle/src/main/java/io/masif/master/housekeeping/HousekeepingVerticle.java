package io.masif.master.housekeeping;

import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a {@link Pass} run about once an hour, by one of the masters; those that start together do not come together, and
 * one that has just started has other things to do.
 */
public final class HousekeepingVerticle extends VerticleBase {
    private static final long LEAST_MILLIS = TimeUnit.MINUTES.toMillis(45);
    private static final long MOST_MILLIS = TimeUnit.MINUTES.toMillis(75);
    private static final long LEAST_FIRST_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long MOST_FIRST_MILLIS = TimeUnit.MINUTES.toMillis(15);
    private static final Logger LOG = LoggerFactory.getLogger(HousekeepingVerticle.class);

    private final Pool pool;
    private final Retention retention;

    public HousekeepingVerticle(Pool pool, Retention retention) {
        this.pool = pool;
        this.retention = retention;
    }

    @Override
    public Future<?> start() {
        runWithin(LEAST_FIRST_MILLIS, MOST_FIRST_MILLIS);
        return Future.succeededFuture();
    }

    private void run() {
        new Pass(vertx, pool, retention)
                .run()
                .onFailure(e -> LOG.warn(
                        "not all was removed that nobody needs any more, later again reason={}",
                        DatabaseTrouble.reason(e)))
                .onComplete(done -> runWithin(LEAST_MILLIS, MOST_MILLIS));
    }

    private void runWithin(long leastMillis, long mostMillis) {
        vertx.setTimer(ThreadLocalRandom.current().nextLong(leastMillis, mostMillis), timer -> run());
    }
}
