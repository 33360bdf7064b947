package io.masif.ui.fleet;

import io.masif.decision.Decision;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * For each action, the hosts that plan it and have no approval for it. What changed since it was asked for last is
 * computed when it is asked for: for a change of one host, decisions are evaluated for that host only.
 */
final class PendingHosts {
    private static final RoaringBitmap NONE = new RoaringBitmap();
    /** So few hosts are found in a large set faster than the set is removed from them. */
    private static final int FEW = 64;

    private final Fleet fleet;
    private final Map<Integer, RoaringBitmap> pending = new IntObjectHashMap<>();
    private final Map<Integer, RoaringBitmap> outdated = new IntObjectHashMap<>();

    PendingHosts(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The host began or ceased to plan the action. */
    void outdate(int action, int host) {
        outdated.computeIfAbsent(action, id -> new RoaringBitmap()).add(host);
    }

    /** Decisions about the action changed. */
    void outdate(int action) {
        outdated.computeIfAbsent(action, id -> new RoaringBitmap()).or(fleet.wanting(action));
    }

    /** The hosts for which the action is pending at that moment; not to be changed. */
    RoaringBitmap of(int action, Instant now) {
        RoaringBitmap hosts = outdated.remove(action);
        if (hosts != null) {
            RoaringBitmap open = RoaringBitmap.and(fleet.wanting(action), hosts);
            removeApproved(open, fleet.action(action), now);
            open.or(RoaringBitmap.andNot(pending.getOrDefault(action, NONE), hosts));
            if (open.isEmpty()) {
                pending.remove(action);
            } else {
                pending.put(action, open);
            }
        }
        return pending.getOrDefault(action, NONE);
    }

    private void removeApproved(RoaringBitmap open, Action action, Instant now) {
        if (action.kind() == Kind.CONFIGURE && action.to() != null) {
            RoaringBitmap versionOne = RoaringBitmap.and(open, fleet.versionOne());
            open.andNot(versionOne);
            removeApproved(versionOne, action, true, now);
            removeApproved(open, action, false, now);
            open.or(versionOne);
        } else {
            removeApproved(open, action, false, now);
        }
    }

    private void removeApproved(RoaringBitmap open, Action action, boolean partOfUpdate, Instant now) {
        for (Decision decision : fleet.decisions().index().covering(action, partOfUpdate, open)) {
            if (open.isEmpty()) {
                return;
            }
            if (!decision.isInForce(now)) {
                continue;
            }
            if (decision.revocations().isEmpty() && open.getLongCardinality() > FEW) {
                decision.hosts().removeFrom(open);
            } else {
                open.andNot(decision.approved(open, action));
            }
        }
    }
}
