package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.AuthoredDecision;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Brings the cached progress of decisions in force up to date, the newest first, for a limited time, so that the event loop
 * of the index stays free. Answers the number of the decision before which to go on; 0 at the end.
 *
 * @param before the number before which it begins
 */
public record RefreshProgress(long before) implements IndexQuery<Long> {
    private static final long LIMIT_NANOS = Duration.ofMillis(20).toNanos();
    private static final long END = 0;

    /** Brings the progress of all decisions in force up to date. */
    public static Future<Void> refreshAll(FleetClient fleet) {
        return refreshBefore(fleet, Long.MAX_VALUE);
    }

    private static Future<Void> refreshBefore(FleetClient fleet, long id) {
        return fleet.query(new RefreshProgress(id))
                .compose(next -> next == END ? Future.succeededFuture() : refreshBefore(fleet, next));
    }

    @Override
    public Long answer(IndexView index) {
        index.progress().evictRemoved();
        PendingActions pending = index.pending();
        long start = System.nanoTime();
        for (AuthoredDecision each : index.fleet().decisions().all()) {
            if (each.id() < before && each.isInForce(index.now())) {
                index.progress().get(each, pending, index.now());
                if (System.nanoTime() - start > LIMIT_NANOS) {
                    return each.id();
                }
            }
        }
        return END;
    }
}
