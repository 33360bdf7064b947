package io.masif.ui.notification.engine;

import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.notification.outbox.NotificationSweep;
import io.masif.ui.notification.source.NotificationSource;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.List;

/** Has all sources fill the outbox. One that fails does not keep the others from it. */
final class Collector {
    private final LeaseHolder lease;
    private final List<NotificationSource> immediate;
    private final List<NotificationSource> regular;

    /**
     * @param immediate read whenever something changed
     * @param regular read once a minute, after the others
     */
    Collector(LeaseHolder lease, List<NotificationSource> immediate, List<NotificationSource> regular) {
        this.lease = lease;
        this.immediate = List.copyOf(immediate);
        this.regular = List.copyOf(regular);
    }

    /** Reads the immediate sources. */
    Future<Void> collectImmediate() {
        return collect(immediate);
    }

    /** Reads all of them, and removes what was sent long ago. */
    Future<Void> collectAll() {
        return collect(immediate)
                .transform(first -> both(first, collect(regular)))
                .transform(before -> both(before, lease.inTransaction(NotificationSweep::run)));
    }

    private Future<Void> collect(List<NotificationSource> sources) {
        Future<Void> all = Future.succeededFuture();
        for (NotificationSource source : sources) {
            all = all.transform(before -> both(before, source.collect(lease)));
        }
        return all;
    }

    private static Future<Void> both(AsyncResult<Void> before, Future<Void> after) {
        return after.compose(
                done -> before.succeeded() ? Future.succeededFuture() : Future.failedFuture(before.cause()));
    }
}
