package io.masif.ui.notification.engine;

import io.masif.clock.DatabaseClock;
import io.masif.ui.engine.LeaseHolder;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/** Collects notifications, and sends them, if this process has the lease. */
final class NotificationEngine {
    /** After which it tries again to acquire a lease that another process has. */
    private static final Duration OTHERS_TURN = Duration.ofSeconds(10);

    /** The time between two rounds in which all sources are read. */
    private static final Duration REGULAR_INTERVAL = Duration.ofMinutes(1);

    private static final Duration INTERVAL_AFTER_FAILURE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final LeaseHolder lease;
    private final Collector collector;
    private final Dispatcher dispatcher;
    private Instant nextRegular = Instant.EPOCH;
    private Future<Void> lastRegular = Future.succeededFuture();

    NotificationEngine(Vertx vertx, LeaseHolder lease, Collector collector, Dispatcher dispatcher) {
        this.vertx = vertx;
        this.lease = lease;
        this.collector = collector;
        this.dispatcher = dispatcher;
    }

    /**
     * Does all that is due. What waits is sent also if a source fails.
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
        return (isRegular ? collectRegularly(now) : collector.collectImmediate())
                .transform(collected ->
                        dispatcher.sendDue().compose(sent -> collected.succeeded() ? lastRegular : fail(collected)))
                .compose(done -> dispatcher.findNext())
                .map(next -> next.isBefore(nextRegular) ? next : nextRegular);
    }

    /** Some sources read all hosts: after a failure they are not read again at once. */
    private Future<Void> collectRegularly(Instant now) {
        lastRegular = collector.collectAll();
        return lastRegular.onComplete(
                collected -> nextRegular = now.plus(collected.succeeded() ? REGULAR_INTERVAL : INTERVAL_AFTER_FAILURE));
    }

    private static Future<Void> fail(AsyncResult<Void> collected) {
        return Future.failedFuture(collected.cause());
    }
}
