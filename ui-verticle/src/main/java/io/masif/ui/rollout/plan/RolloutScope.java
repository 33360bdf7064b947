package io.masif.ui.rollout.plan;

import io.masif.decision.GroupMembers;
import io.masif.decision.GroupSet;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts that a rollout reaches in the end.
 *
 * @param scope how the hosts are to be understood
 * @param hosts the hosts that are named; empty for all hosts and for groups
 * @param groups the groups whose members they are, as these are at each moment; none if hosts are meant
 */
public record RolloutScope(Scope scope, HostSet hosts, GroupSet groups) {
    /** The hosts that an operator chose. */
    public static RolloutScope of(HostSelection hosts) {
        return new RolloutScope(
                hosts.scope(), hosts.scope() == Scope.GROUPS ? HostSet.NONE : hosts.hosts(), hosts.groups());
    }

    /** How many hosts or groups are named. */
    public int namedCount() {
        return scope == Scope.GROUPS ? groups.ids().size() : hosts.size();
    }

    /** As decisions name them, when groups have these members. */
    public HostSelection toSelection(GroupMembers members) {
        return scope == Scope.GROUPS ? HostSelection.groups(groups, members) : new HostSelection(scope, hosts);
    }

    /** Those of the hosts that are in it; a new bitmap. */
    public RoaringBitmap select(RoaringBitmap candidates, GroupMembers members) {
        return toSelection(members).select(candidates);
    }
}
