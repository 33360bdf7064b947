package io.masif.ui.fleet.refresh;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.store.FleetStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.TimeUnit;

/** Finds hosts that were deleted from the database: a deletion has no revision, so the hosts are counted periodically. */
final class DeletedHostDetector {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private long lastCountNanos = System.nanoTime();
    private long removalCount;

    /** How often deleted hosts were removed from the index. */
    long removalCount() {
        return removalCount;
    }

    /** Removes from the index the hosts that the database no longer has; whether there were any. */
    Future<Boolean> removeDeleted(Pool pool, FleetIndex fleet) {
        if (System.nanoTime() - lastCountNanos < INTERVAL_NANOS) {
            return Future.succeededFuture(false);
        }
        lastCountNanos = System.nanoTime();
        return FleetStore.countHosts(pool)
                .timeout(FleetIndexLoader.ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .compose(count -> count == fleet.hosts().size()
                        ? Future.succeededFuture(false)
                        : FleetStore.loadHostIds(pool).map(ids -> {
                            boolean isAnyRemoved = fleet.retainHosts(ids);
                            removalCount += isAnyRemoved ? 1 : 0;
                            return isAnyRemoved;
                        }));
    }
}
