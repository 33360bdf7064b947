package io.masif.ui.fleet.index;

import io.masif.decision.EffectiveDecision;
import io.masif.decision.EffectiveDecisions;
import io.masif.domain.Action;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.pending.PendingDeclines;
import java.time.Instant;
import java.util.Collection;
import org.roaringbitmap.RoaringBitmap;

/** The actions that hosts plan and that are neither approved nor declined for them, at one moment. */
public final class PendingActions {
    private final FleetIndex fleet;
    private final Instant now;

    public PendingActions(FleetIndex fleet, Instant now) {
        this.fleet = fleet;
        this.now = now;
    }

    /** What is decided about the action on the host. */
    public EffectiveDecision findDecision(HostRecord host, Action action) {
        return new EffectiveDecisions(
                        fleet.decisions().index(), fleet.declines().index())
                .find(host.id(), action, host.isVersionOne(), now);
    }

    /** Whether the host may execute the action. */
    public boolean isApproved(HostRecord host, Action action) {
        return findDecision(host, action).isApproved();
    }

    /** The hosts that plan the action and for which it is declined or deferred; not to be changed. */
    public RoaringBitmap findDeclined(int id) {
        RoaringBitmap declined = fleet.pendingHosts().getDeclined(id, now);
        RoaringBitmap deferred = fleet.pendingHosts().getDeferred(id, now);
        return deferred.isEmpty() ? declined : RoaringBitmap.or(declined, deferred);
    }

    /**
     * For how many hosts that plan one of these actions it is declined or deferred.
     *
     * @param restriction the hosts that count; null for all
     */
    public PendingDeclines countDeclines(Collection<Integer> ids, RoaringBitmap restriction) {
        RoaringBitmap declined = new RoaringBitmap();
        RoaringBitmap deferred = new RoaringBitmap();
        for (int id : ids) {
            declined.or(fleet.pendingHosts().getDeclined(id, now));
            deferred.or(fleet.pendingHosts().getDeferred(id, now));
        }
        if (restriction != null) {
            declined.and(restriction);
            deferred.and(restriction);
        }
        return new PendingDeclines(declined.getCardinality(), deferred.getCardinality());
    }

    /** How many actions are pending on each host; valid until the index changes. */
    public PendingCounts count() {
        return fleet.pendingHosts().count(now);
    }

    /** Whether the host plans the action, and nothing is decided about it. */
    public boolean isPending(HostRecord host, int action) {
        return findHosts(action).contains(host.id());
    }

    /** The hosts that plan the action, and for which nothing is decided about it; not to be changed. */
    public RoaringBitmap findHosts(int id) {
        return fleet.pendingHosts().get(id, now);
    }
}
