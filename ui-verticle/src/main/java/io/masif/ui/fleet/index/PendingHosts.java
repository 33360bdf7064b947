package io.masif.ui.fleet.index;

import io.masif.decision.Decision;
import io.masif.decision.DecisionIndex;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostCondition;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * For each action, the hosts that plan it and are neither approved nor declined, and those for which it is declined. They are
 * evaluated by the next query; for a change of one host, decisions are evaluated for that host only.
 */
final class PendingHosts {
    private static final RoaringBitmap NONE = new RoaringBitmap();
    /** Up to this size, looking up each host is faster than subtracting a large set. */
    private static final int SMALL_SET_SIZE = 64;

    private final FleetIndex fleet;
    private final Map<Integer, RoaringBitmap> pending = new IntObjectHashMap<>();
    private final Map<Integer, RoaringBitmap> declined = new IntObjectHashMap<>();
    private final Map<Integer, RoaringBitmap> deferred = new IntObjectHashMap<>();
    private final RoaringBitmap computedActions = new RoaringBitmap();
    /** Hosts of computed actions. */
    private final Map<Integer, RoaringBitmap> invalidated = new IntObjectHashMap<>();

    private final PendingCounts counts = new PendingCounts();
    /** Whether all actions are computed for all hosts. */
    private boolean isComplete;

    PendingHosts(FleetIndex fleet) {
        this.fleet = fleet;
    }

    /** An action was added: if its archive is one of security updates, others that do the same are security updates now. */
    void onActionAdded(Action action) {
        isComplete = false;
        if (action.security()) {
            fleet.actions().findByKey(ActionKey.of(action)).forEach(this::invalidate);
        }
    }

    /** The host started or stopped to plan the action. */
    void invalidate(int action, int host) {
        isComplete = false;
        if (computedActions.contains(action)) {
            invalidated.computeIfAbsent(action, id -> new RoaringBitmap()).add(host);
        }
    }

    /** Decisions about the action changed. */
    void invalidate(int action) {
        isComplete = false;
        computedActions.remove(action);
        invalidated.remove(action);
    }

    /** Decisions with these patterns changed. Returns the actions that they affect. */
    Set<Integer> invalidate(Set<ApprovalPattern> patterns) {
        Set<Integer> affected = new HashSet<>();
        patterns.forEach(pattern -> affected.addAll(fleet.actions().findAffected(pattern)));
        affected.forEach(this::invalidate);
        return affected;
    }

    /** The hosts for which the action is pending at that moment; not to be changed. */
    RoaringBitmap get(int action, Instant now) {
        evaluate(action, now);
        return pending.getOrDefault(action, NONE);
    }

    /** The hosts that plan the action and for which it is declined without an end; not to be changed. */
    RoaringBitmap getDeclined(int action, Instant now) {
        evaluate(action, now);
        return declined.getOrDefault(action, NONE);
    }

    /** The hosts that plan the action and for which it is deferred; not to be changed. */
    RoaringBitmap getDeferred(int action, Instant now) {
        evaluate(action, now);
        return deferred.getOrDefault(action, NONE);
    }

    /** How many actions are pending on each host at that moment. */
    PendingCounts count(Instant now) {
        if (!isComplete) {
            fleet.actions().ids().forEach(id -> evaluate(id, now));
            isComplete = true;
        }
        return counts;
    }

    private void evaluate(int id, Instant now) {
        RoaringBitmap hosts = invalidated.remove(id);
        RoaringBitmap before = pending.getOrDefault(id, NONE);
        if (computedActions.checkedAdd(id)) {
            List.of(pending, declined, deferred).forEach(sets -> sets.remove(id));
            hosts = fleet.hostsPlanning(id);
        }
        if (hosts != null) {
            evaluate(fleet.action(id), id, hosts, now);
            counts.replace(
                    id, before, pending.getOrDefault(id, NONE), fleet.actions().isSecurity(id));
        }
    }

    private void evaluate(Action action, int id, RoaringBitmap hosts, Instant now) {
        RoaringBitmap remaining = RoaringBitmap.and(fleet.hostsPlanning(id), hosts);
        replace(declined, id, hosts, moveDeclined(remaining, action, decline -> decline.expires() == null));
        replace(deferred, id, hosts, moveDeclined(remaining, action, decline -> decline.isInForce(now)));
        removeConcerned(fleet.decisions().index(), remaining, action, approval -> approval.isInForce(now));
        replace(pending, id, hosts, remaining);
    }

    /** Replaces the members of a set that are among the evaluated hosts. */
    private static void replace(
            Map<Integer, RoaringBitmap> sets, int action, RoaringBitmap evaluated, RoaringBitmap members) {
        members.or(RoaringBitmap.andNot(sets.getOrDefault(action, NONE), evaluated));
        if (members.isEmpty()) {
            sets.remove(action);
        } else {
            sets.put(action, members);
        }
    }

    /** Removes from the hosts those that some declines concern, and returns them. */
    private RoaringBitmap moveDeclined(RoaringBitmap hosts, Action action, Predicate<Decision> some) {
        DecisionIndex declines = fleet.declines().index();
        if (declines.size() == 0) {
            return new RoaringBitmap();
        }
        RoaringBitmap before = hosts.clone();
        removeConcerned(declines, hosts, action, some);
        Action configuration = action.configuration();
        if (configuration != null) {
            // a host that reports the two halves of an update apart executes both or none
            RoaringBitmap versionOne =
                    RoaringBitmap.and(hosts, fleet.conditions().findReported(HostCondition.VERSION_ONE));
            hosts.andNot(versionOne);
            removeConcerned(declines, versionOne, configuration, true, some);
            hosts.or(versionOne);
        }
        before.andNot(hosts);
        return before;
    }

    private void removeConcerned(DecisionIndex index, RoaringBitmap hosts, Action action, Predicate<Decision> some) {
        if (action.kind() == Kind.CONFIGURE && action.to() != null) {
            RoaringBitmap versionOne =
                    RoaringBitmap.and(hosts, fleet.conditions().findReported(HostCondition.VERSION_ONE));
            hosts.andNot(versionOne);
            removeConcerned(index, versionOne, action, true, some);
            removeConcerned(index, hosts, action, false, some);
            hosts.or(versionOne);
        } else {
            removeConcerned(index, hosts, action, false, some);
        }
    }

    private static void removeConcerned(
            DecisionIndex index, RoaringBitmap hosts, Action action, boolean partOfUpdate, Predicate<Decision> some) {
        for (Decision decision : index.findCovering(action, partOfUpdate, hosts)) {
            if (hosts.isEmpty()) {
                return;
            }
            if (!some.test(decision)) {
                continue;
            }
            if (decision.revocations().isEmpty() && hosts.getLongCardinality() > SMALL_SET_SIZE) {
                decision.hosts().removeFrom(hosts);
            } else {
                hosts.andNot(decision.concernedHosts(hosts, action));
            }
        }
    }
}
