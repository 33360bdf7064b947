package io.masif.ui.notification.engine;

import io.masif.clock.DatabaseClock;
import io.masif.ui.database.LeaseHolder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;

/** Finds out what is to be told, and sends it, if this process has the lease. */
final class NotificationEngine {
    /** After which it is looked whether the process that has the lease still uses it. */
    private static final Duration OTHERS_TURN = Duration.ofSeconds(10);

    /** The time between two rounds in which all sources are asked. */
    private static final Duration REGULAR_INTERVAL = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Pool pool;
    private final LeaseHolder lease;
    private final Collector collector;
    private final Dispatcher dispatcher;
    private Instant nextRegular = Instant.EPOCH;

    NotificationEngine(Vertx vertx, Pool pool, LeaseHolder lease, Collector collector, Dispatcher dispatcher) {
        this.vertx = vertx;
        this.pool = pool;
        this.lease = lease;
        this.collector = collector;
        this.dispatcher = dispatcher;
    }

    /**
     * Does all that is due. What waits is sent also if not all could be found out.
     *
     * @return when there is something to do again although nothing changes
     */
    Future<Instant> run() {
        return lease.acquire()
                .compose(isHeld -> isHeld
                        ? work(DatabaseClock.of(vertx).now())
                        : Future.succeededFuture(DatabaseClock.of(vertx).now().plus(OTHERS_TURN)));
    }

    private Future<Instant> work(Instant now) {
        boolean isRegular = !now.isBefore(nextRegular);
        return (isRegular ? collector.collectAll() : collector.collectImmediate())
                .onSuccess(collected -> nextRegular = isRegular ? now.plus(REGULAR_INTERVAL) : nextRegular)
                .transform(collected -> dispatcher
                        .sendDue()
                        .compose(sent -> collected.succeeded()
                                ? DeliveryStore.findNext(pool)
                                : Future.failedFuture(collected.cause())))
                .map(next -> next.isBefore(nextRegular) ? next : nextRegular);
    }
}
