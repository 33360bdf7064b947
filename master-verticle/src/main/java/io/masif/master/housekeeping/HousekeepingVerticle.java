package io.masif.master.housekeeping;

import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a {@link Pass} run about once an hour, by one of the masters; those that start together do not come together. */
public final class HousekeepingVerticle extends VerticleBase {
    private static final long LEAST_MILLIS = TimeUnit.MINUTES.toMillis(45);
    private static final long MOST_MILLIS = TimeUnit.MINUTES.toMillis(75);
    private static final long FIRST_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final Logger LOG = LoggerFactory.getLogger(HousekeepingVerticle.class);

    private final Pool pool;
    private final Retention retention;

    public HousekeepingVerticle(Pool pool, Retention retention) {
        this.pool = pool;
        this.retention = retention;
    }

    @Override
    public Future<?> start() {
        vertx.setTimer(ThreadLocalRandom.current().nextLong(1, FIRST_MILLIS), timer -> run());
        return Future.succeededFuture();
    }

    private void run() {
        new Pass(vertx, pool, retention)
                .runIfDue()
                .onFailure(e -> LOG.warn(
                        "not all was removed that nobody needs any more, later again reason={}",
                        DatabaseTrouble.reason(e)))
                .onComplete(done -> vertx.setTimer(
                        ThreadLocalRandom.current().nextLong(LEAST_MILLIS, MOST_MILLIS), timer -> run()));
    }
}
