package io.masif.ui.fleet.rollout.query;

import io.masif.decision.HostSet;
import io.masif.ui.fleet.delivery.HeldHosts;
import io.masif.ui.fleet.index.FleetActions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.state.RingState;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange.PartRevocation;
import io.masif.ui.view.host.RingHostState;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the hosts of open rings that are to be approved next. With a limit, and of restarts, only hosts that propose the actions
 * are. With a limit, it is several at once as soon as a quarter of the limit is free: each time it is a decision. A host whose
 * approval was revoked is not approved again, and its place is free. So is that of a host that is blocked, but of no more than
 * the limit, since all of them may go on at once. A host to which nothing is handed out now, since no window of it is open, gets
 * no place; if it has one that another host needs, it is revoked, and the host gets one later. That of a host that failed, or is
 * silent, is revoked at once, since the host might begin again by itself: it gets one later when it was retried or seen. If only
 * runs failed that executed nothing, it gets one again some minutes later, after the others.
 */
final class RingFill {
    private static final int MIN_FREE_DIVISOR = 4;
    /** Time enough for a mirror to come back; each attempt is a decision, and its revocation. */
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private final IndexView index;
    private final Rollout rollout;
    private final ApprovedHosts approvals;
    private final RoaringBitmap approved;
    private final boolean isOfRestarts;

    RingFill(IndexView index, Rollout rollout) {
        this.index = index;
        this.rollout = rollout;
        this.approvals = new ApprovedHosts(index, rollout);
        this.approved = rollout.approved().toBitmap();
        this.isOfRestarts = !rollout.definition().restarts().isEmpty();
    }

    /**
     * What changes in a ring.
     *
     * @param next the hosts that are approved
     * @param revocations what takes their places from other hosts
     */
    record Places(HostSet next, List<PartRevocation> revocations) {}

    /**
     * @param ringHosts all hosts of the ring
     * @param ring the number of the ring, from 0
     */
    Places find(int ring, HostSet ringHosts, RingProgress progress) {
        int limit =
                rollout.definition().plan().rings().get(ring).maxConcurrent().of(ringHosts.size());
        if (limit > 0) {
            return findPlaces(progress, limit);
        }
        return new Places(isOfRestarts ? findUnapproved(progress) : findMissing(ringHosts, progress), List.of());
    }

    private HostSet findMissing(HostSet ringHosts, RingProgress progress) {
        RoaringBitmap missing = RoaringBitmap.andNot(ringHosts.toBitmap(), approved);
        missing.andNot(progress.find(RingHostState.DONE));
        return HostSet.of(missing);
    }

    /** The hosts that propose it and are to be approved. */
    HostSet findUnapproved(RingProgress progress) {
        RoaringBitmap proposing = RoaringBitmap.or(findWaiting(progress), progress.find(RingHostState.FAILED));
        return HostSet.of(RoaringBitmap.andNot(proposing, approved));
    }

    private static RoaringBitmap findWaiting(RingProgress progress) {
        return RoaringBitmap.or(progress.find(RingHostState.WAITING), progress.find(RingHostState.BLOCKED));
    }

    private Places findPlaces(RingProgress progress, int limit) {
        RoaringBitmap again = progress.findRefused(index.now().minus(AGAIN_AFTER));
        RoaringBitmap candidates = RoaringBitmap.or(findWaiting(progress), again);
        RoaringBitmap held = HeldHosts.select(index, candidates);
        candidates.andNot(approved);
        candidates.andNot(held);
        RoaringBitmap occupying = approvals.select(RoaringBitmap.or(progress.find(RingHostState.WAITING), again));
        RoaringBitmap idle = RoaringBitmap.and(occupying, held);
        int occupied = occupying.getCardinality()
                - idle.getCardinality()
                + progress.find(RingHostState.RUNNING).getCardinality()
                + Math.max(0, countBlocked(progress) - limit);
        int free = limit - occupied;
        boolean isWorthwhile =
                occupied == 0 || free >= Math.max(1, limit / MIN_FREE_DIVISOR) || free >= candidates.getCardinality();
        RoaringBitmap revoked = RoaringBitmap.andNot(progress.findStalled(), again);
        if (!isWorthwhile || free <= 0 || candidates.isEmpty()) {
            return new Places(HostSet.NONE, approvals.createRevocations(revoked));
        }
        revoked.or(idle);
        return new Places(HostSet.of(choose(candidates, again, free)), approvals.createRevocations(revoked));
    }

    /** Those that failed come after all others, so that they cannot keep these waiting. */
    private RoaringBitmap choose(RoaringBitmap candidates, RoaringBitmap again, int count) {
        HashShare share = new HashShare(rollout.id());
        RoaringBitmap chosen = share.first(RoaringBitmap.andNot(candidates, again), count);
        chosen.or(share.first(RoaringBitmap.and(candidates, again), count - chosen.getCardinality()));
        return chosen;
    }

    /** The blocked hosts that are approved and may execute it as soon as what blocks them is gone: not those of a step back. */
    private int countBlocked(RingProgress progress) {
        RoaringBitmap blocked = approvals.select(progress.find(RingHostState.BLOCKED));
        FleetActions actions = index.fleet().actions();
        rollout.definition().patterns().forEach(pattern -> {
            for (int action : actions.findByPackage(pattern.packageName())) {
                if (actions.isStepBack(action) && pattern.covers(index.fleet().action(action))) {
                    blocked.andNot(index.fleet().hostsPlanning(action));
                }
            }
        });
        return blocked.getCardinality();
    }

    /**
     * Whether hosts of rings are still to be approved, which the last approval, for all that is left, would not do one after the
     * other; or, of restarts, are approved and not done: that approval is not made, and the others end.
     *
     * @param progress that of each ring; null for one that has not opened
     * @param rest that of restarts on the hosts that no ring has had; null if there are none
     */
    boolean isHostLeft(List<RingProgress> progress, RingProgress rest) {
        return (rest != null && isHostLeft(rest, true))
                || IntStream.range(0, progress.size())
                        .filter(ring -> progress.get(ring) != null)
                        .anyMatch(ring -> isHostLeft(progress.get(ring), isWaitedFor(ring)));
    }

    private boolean isWaitedFor(int ring) {
        return isOfRestarts && rollout.status().rings().get(ring).state() != RingState.SKIPPED;
    }

    private boolean isHostLeft(RingProgress progress, boolean isWaitedFor) {
        return !RoaringBitmap.andNot(findWaiting(progress), approved).isEmpty()
                || (isWaitedFor
                        && !(progress.find(RingHostState.RUNNING).isEmpty()
                                && approvals
                                        .select(progress.find(RingHostState.WAITING))
                                        .isEmpty()));
    }
}
