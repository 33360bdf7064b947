package io.masif.ui.fleet.rollout.query;

import io.masif.decision.HostSet;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.host.RingHostState;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the hosts of an open ring that are to be approved next. With a limit, only hosts that propose the actions are, and
 * several at once as soon as a quarter of the limit is free: each time it is a decision.
 */
final class RingFill {
    private static final int MIN_FREE_DIVISOR = 4;

    private final long rollout;
    private final RoaringBitmap decided;
    private final RoaringBitmap inForce;

    RingFill(long rollout, Rollout.Approvals approvals) {
        this.rollout = rollout;
        this.decided = approvals.decided().toBitmap();
        this.inForce = approvals.inForce().toBitmap();
    }

    /**
     * @param ringHosts all hosts of the ring
     * @param maxConcurrent how many may be approved and not done at once; 0 for any number
     */
    HostSet find(HostSet ringHosts, RingProgress progress, int maxConcurrent) {
        if (maxConcurrent == 0) {
            RoaringBitmap missing = RoaringBitmap.andNot(ringHosts.toBitmap(), decided);
            missing.andNot(progress.find(RingHostState.DONE));
            return HostSet.of(missing);
        }
        int occupied = RoaringBitmap.andCardinality(inForce, progress.find(RingHostState.WAITING))
                + progress.find(RingHostState.RUNNING).getCardinality();
        int free = maxConcurrent - occupied;
        RoaringBitmap candidates =
                RoaringBitmap.or(progress.find(RingHostState.WAITING), progress.find(RingHostState.FAILED));
        candidates.andNot(decided);
        boolean isWorthwhile = occupied == 0
                || free >= Math.max(1, maxConcurrent / MIN_FREE_DIVISOR)
                || free >= candidates.getCardinality();
        return isWorthwhile && free > 0 ? HostSet.of(new HashShare(rollout).first(candidates, free)) : HostSet.NONE;
    }
}
