package io.masif.ui.fleet.rollout.query;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.rollout.HashShare;
import io.masif.ui.rollout.plan.RingHosts;
import io.masif.ui.rollout.store.Rollout;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the hosts of a ring that opens, of those in the scope of the rollout that no ring before has. A share is taken of the
 * hosts that propose the actions and of the others, each by itself: otherwise the share of a rare package might have none.
 */
final class RingOpening {
    private final FleetIndex fleet;
    private final GroupMembers groups;
    private final Rollout rollout;

    RingOpening(FleetIndex fleet, GroupMembers groups, Rollout rollout) {
        this.fleet = fleet;
        this.groups = groups;
        this.rollout = rollout;
    }

    HostSet findHosts(int ring) {
        RoaringBitmap left = findLeft();
        RingHosts hosts = rollout.definition().plan().rings().get(ring).hosts();
        if (hosts instanceof RingHosts.Groups named) {
            left.and(groups.union(named.groups()).toBitmap());
            return HostSet.of(left);
        }
        return HostSet.of(chooseShare(left, ((RingHosts.Share) hosts).percent()));
    }

    /** The hosts that no ring has had, if all have opened. */
    HostSet findRest() {
        return HostSet.of(findLeft());
    }

    private RoaringBitmap findLeft() {
        RoaringBitmap left = rollout.definition().scope().select(fleet.hosts().ids(), groups);
        rollout.rings().forEach(ring -> left.andNot(ring.hosts().toBitmap()));
        return left;
    }

    private RoaringBitmap chooseShare(RoaringBitmap left, int percent) {
        RoaringBitmap proposing = new RoaringBitmap();
        for (ApprovalPattern pattern : rollout.definition().patterns()) {
            for (int action : fleet.actions().findByPackage(pattern.packageName())) {
                if (pattern.coversAsPartOfUpdate(fleet.action(action))) {
                    proposing.or(RoaringBitmap.and(fleet.hostsPlanning(action), left));
                }
            }
        }
        HashShare share = new HashShare(rollout.id());
        RoaringBitmap chosen = share.choose(proposing, percent);
        chosen.or(share.choose(RoaringBitmap.andNot(left, proposing), percent));
        return chosen;
    }
}
