package io.masif.ui.fleet.rollout.query;

import io.masif.decision.HostSet;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.host.RingHostState;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the hosts of an open ring that are to be approved next. With a limit, only hosts that propose the actions are, and
 * several at once as soon as a quarter of the limit is free: each time it is a decision. A host whose approval was revoked is not
 * approved again, and its place is free.
 */
final class RingFill {
    private static final int MIN_FREE_DIVISOR = 4;

    private final IndexView index;
    private final Rollout rollout;

    RingFill(IndexView index, Rollout rollout) {
        this.index = index;
        this.rollout = rollout;
    }

    /**
     * @param ringHosts all hosts of the ring
     * @param maxConcurrent how many may be approved and not done at once; 0 for any number
     */
    HostSet find(HostSet ringHosts, RingProgress progress, int maxConcurrent) {
        RoaringBitmap approved = rollout.approved().toBitmap();
        if (maxConcurrent == 0) {
            RoaringBitmap missing = RoaringBitmap.andNot(ringHosts.toBitmap(), approved);
            missing.andNot(progress.find(RingHostState.DONE));
            return HostSet.of(missing);
        }
        RoaringBitmap waiting = progress.find(RingHostState.WAITING);
        int occupied = new ApprovedHosts(index, rollout).select(waiting).getCardinality()
                + progress.find(RingHostState.RUNNING).getCardinality();
        int free = maxConcurrent - occupied;
        RoaringBitmap candidates = RoaringBitmap.or(waiting, progress.find(RingHostState.FAILED));
        candidates.andNot(approved);
        boolean isWorthwhile = occupied == 0
                || free >= Math.max(1, maxConcurrent / MIN_FREE_DIVISOR)
                || free >= candidates.getCardinality();
        return isWorthwhile && free > 0
                ? HostSet.of(new HashShare(rollout.id()).first(candidates, free))
                : HostSet.NONE;
    }
}
