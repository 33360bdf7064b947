package io.masif.ui.fleet.index;

import io.masif.decision.Decision;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.ui.view.host.HostCondition;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * For each action, the hosts that plan it without an approval. Changes are evaluated lazily, by the next call of get: for a
 * change of one host, decisions are evaluated for that host only.
 */
final class PendingHosts {
    private static final RoaringBitmap NONE = new RoaringBitmap();
    /** Up to this size, looking up each host is faster than subtracting a large set. */
    private static final int SMALL_SET_SIZE = 64;

    private final FleetIndex fleet;
    private final Map<Integer, RoaringBitmap> pending = new IntObjectHashMap<>();
    private final Map<Integer, RoaringBitmap> invalidated = new IntObjectHashMap<>();

    PendingHosts(FleetIndex fleet) {
        this.fleet = fleet;
    }

    /** The host started or stopped to plan the action. */
    void invalidate(int action, int host) {
        invalidated.computeIfAbsent(action, id -> new RoaringBitmap()).add(host);
    }

    /** Decisions about the action changed. */
    void invalidate(int action) {
        invalidated.computeIfAbsent(action, id -> new RoaringBitmap()).or(fleet.hostsPlanning(action));
    }

    /** Decisions with these patterns changed. */
    void invalidate(Set<ApprovalPattern> patterns) {
        patterns.forEach(pattern -> fleet.actions().findCovered(pattern).forEach(this::invalidate));
    }

    /** The hosts for which the action is pending at that moment; not to be changed. */
    RoaringBitmap get(int action, Instant now) {
        RoaringBitmap hosts = invalidated.remove(action);
        if (hosts != null) {
            RoaringBitmap unapproved = RoaringBitmap.and(fleet.hostsPlanning(action), hosts);
            removeApproved(unapproved, fleet.action(action), now);
            unapproved.or(RoaringBitmap.andNot(pending.getOrDefault(action, NONE), hosts));
            if (unapproved.isEmpty()) {
                pending.remove(action);
            } else {
                pending.put(action, unapproved);
            }
        }
        return pending.getOrDefault(action, NONE);
    }

    private void removeApproved(RoaringBitmap unapproved, Action action, Instant now) {
        if (action.kind() == Kind.CONFIGURE && action.to() != null) {
            RoaringBitmap versionOne =
                    RoaringBitmap.and(unapproved, fleet.conditions().findReported(HostCondition.VERSION_ONE));
            unapproved.andNot(versionOne);
            removeApproved(versionOne, action, true, now);
            removeApproved(unapproved, action, false, now);
            unapproved.or(versionOne);
        } else {
            removeApproved(unapproved, action, false, now);
        }
    }

    private void removeApproved(RoaringBitmap unapproved, Action action, boolean partOfUpdate, Instant now) {
        for (Decision decision : fleet.decisions().index().findCovering(action, partOfUpdate, unapproved)) {
            if (unapproved.isEmpty()) {
                return;
            }
            if (!decision.isInForce(now)) {
                continue;
            }
            if (decision.revocations().isEmpty() && unapproved.getLongCardinality() > SMALL_SET_SIZE) {
                decision.hosts().removeFrom(unapproved);
            } else {
                unapproved.andNot(decision.concernedHosts(unapproved, action));
            }
        }
    }
}
