package io.masif.ui.fleet.rollout.query;

import io.masif.decision.HostSet;
import io.masif.ui.view.host.RingHostState;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the hosts of an open ring that are to be approved next. With a limit, only hosts that propose the actions are, and
 * several at once as soon as a quarter of the limit is free: each time it is a decision.
 */
final class RingFill {
    private static final int MIN_FREE_DIVISOR = 4;

    private final long rollout;
    private final RoaringBitmap approved;

    /** @param approved see {@code Rollout} */
    RingFill(long rollout, HostSet approved) {
        this.rollout = rollout;
        this.approved = approved.toBitmap();
    }

    /**
     * @param ringHosts all hosts of the ring
     * @param maxConcurrent how many may be approved and not done at once; 0 for any number
     */
    HostSet find(HostSet ringHosts, RingProgress progress, int maxConcurrent) {
        if (maxConcurrent == 0) {
            RoaringBitmap missing = RoaringBitmap.andNot(ringHosts.toBitmap(), approved);
            missing.andNot(progress.find(RingHostState.DONE));
            return HostSet.of(missing);
        }
        int occupied = RoaringBitmap.andCardinality(approved, progress.find(RingHostState.WAITING))
                + progress.find(RingHostState.RUNNING).getCardinality();
        int free = maxConcurrent - occupied;
        RoaringBitmap candidates =
                RoaringBitmap.or(progress.find(RingHostState.WAITING), progress.find(RingHostState.FAILED));
        candidates.andNot(approved);
        boolean isWorthwhile = occupied == 0
                || free >= Math.max(1, maxConcurrent / MIN_FREE_DIVISOR)
                || free >= candidates.getCardinality();
        return isWorthwhile && free > 0 ? HostSet.of(new HashShare(rollout).first(candidates, free)) : HostSet.NONE;
    }
}
