package io.masif.ui.fleet.rollout.query;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.masif.ui.fleet.delivery.HeldHosts;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rollout.HashShare;
import io.masif.ui.rollout.plan.RingHosts;
import io.masif.ui.rollout.state.RingState;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange.PartRevocation;
import io.masif.ui.view.host.RingHostState;
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
 *
 * <p>A host that has a place in another ring, also of another rollout, takes one here as well, see {@link TakenPlaces}; to
 * approve that host takes no further one.
 */
final class RingFill {
    private static final int MIN_FREE_DIVISOR = 4;

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

    /** @param ring the number of the ring, from 0; the number of rings for the hosts that no ring has had */
    Places find(int ring, RingProgress progress) {
        int limit = rollout.definition().findLimit(ring).of(progress.ringHosts().size());
        if (limit > 0) {
            return findPlaces(ring, progress, limit);
        }
        return new Places(isOfRestarts ? findUnapproved(progress) : findMissing(progress), List.of());
    }

    private HostSet findMissing(RingProgress progress) {
        RoaringBitmap missing = RoaringBitmap.andNot(progress.ringHosts().toBitmap(), approved);
        missing.andNot(progress.find(RingHostState.DONE));
        return HostSet.of(missing);
    }

    /** The hosts that propose it and are to be approved. */
    private HostSet findUnapproved(RingProgress progress) {
        RoaringBitmap proposing = RoaringBitmap.or(findWaiting(progress), progress.find(RingHostState.FAILED));
        return HostSet.of(RoaringBitmap.andNot(proposing, approved));
    }

    private static RoaringBitmap findWaiting(RingProgress progress) {
        return RoaringBitmap.or(progress.find(RingHostState.WAITING), progress.find(RingHostState.BLOCKED));
    }

    private Places findPlaces(int ring, RingProgress progress, int limit) {
        RoaringBitmap again = progress.findRetriable(index.now());
        RoaringBitmap candidates = RoaringBitmap.or(findWaiting(progress), again);
        RoaringBitmap held = HeldHosts.select(index, candidates);
        candidates.andNot(approved);
        candidates.andNot(held);
        TakenPlaces.Occupants all = TakenPlaces.Occupants.of(index, rollout, approvals, progress);
        RoaringBitmap idle = RoaringBitmap.and(all.approved(), held);
        TakenPlaces.Occupants own = all.without(held);
        TakenPlaces.Occupants others = findOthers(ring, progress);
        int taken = own.count(limit, new RoaringBitmap());
        int free = limit - taken;
        int freeOfAll = limit - own.count(limit, others.working());
        RoaringBitmap busy = RoaringBitmap.and(candidates, others.working());
        RoaringBitmap next = choose(busy, again, free);
        candidates.andNot(busy);
        next.or(choose(candidates, again, Math.min(free - next.getCardinality(), freeOfAll)));
        boolean isWorthwhile = taken == 0
                || next.getCardinality() >= Math.max(1, limit / MIN_FREE_DIVISOR)
                || next.getCardinality() == candidates.getCardinality() + busy.getCardinality();
        RoaringBitmap revoked = RoaringBitmap.andNot(progress.findStalled(), again);
        if ((isWorthwhile && !next.isEmpty()) || idle.getCardinality() > freeOfAll) {
            revoked.or(idle);
        }
        return new Places(isWorthwhile ? HostSet.of(next) : HostSet.NONE, approvals.createRevocations(revoked));
    }

    private TakenPlaces.Occupants findOthers(int ring, RingProgress progress) {
        TakenPlaces.Occupants others =
                TakenPlaces.of(index).findOthers(rollout.id(), ring, findLimited(ring, progress.ringHosts()));
        return others.without(HeldHosts.select(index, others.approved()));
    }

    /**
     * The hosts of which only so many may be at work at once: those of the ring, and all members of the groups that it names.
     * Those that no ring has had, and those of the last ring, are one set.
     */
    private RoaringBitmap findLimited(int ring, HostSet ringHosts) {
        int last = rollout.rings().size() - 1;
        GroupMembers members = index.fleet().groups().members();
        RoaringBitmap limited = ringHosts.toBitmap();
        if (ring >= last && rollout.status().current().isEmpty()) {
            limited.or(rollout.rings().get(last).hosts().toBitmap());
            limited.or(
                    new RingOpening(index.fleet(), members, rollout).findRest().toBitmap());
        }
        if (rollout.definition().findRing(ring).hosts() instanceof RingHosts.Groups named) {
            limited.or(members.union(named.groups()).toBitmap());
        }
        return limited;
    }

    /** Those that failed come after all others, so that they cannot keep these waiting. */
    private RoaringBitmap choose(RoaringBitmap candidates, RoaringBitmap again, int count) {
        if (count <= 0) {
            return new RoaringBitmap();
        }
        HashShare share = new HashShare(rollout.id());
        RoaringBitmap chosen = share.first(RoaringBitmap.andNot(candidates, again), count);
        chosen.or(share.first(RoaringBitmap.and(candidates, again), count - chosen.getCardinality()));
        return chosen;
    }

    /**
     * Whether hosts of rings are still to be approved, which the last approval, for all that is left, would not do one after the
     * other; or, of restarts, are approved and not done: that approval is not made, and the others end.
     *
     * @param progress that of each ring; null for one that has not opened
     * @param rest that of the hosts that no ring has had; null if nothing is approved for them alone
     */
    boolean isHostLeft(List<RingProgress> progress, RingProgress rest) {
        return (rest != null && isRestLeft(rest))
                || IntStream.range(0, progress.size())
                        .filter(ring -> progress.get(ring) != null)
                        .anyMatch(ring -> isHostLeft(progress.get(ring), isWaitedFor(ring)));
    }

    /** The last approval is also for hosts of which no window opens for long: masters hand it out when one does. */
    private boolean isRestLeft(RingProgress rest) {
        if (isOfRestarts) {
            return isHostLeft(rest, true);
        }
        RoaringBitmap missing = RoaringBitmap.andNot(findWaiting(rest), approved);
        missing.andNot(HeldHosts.select(index, missing));
        return !missing.isEmpty();
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
