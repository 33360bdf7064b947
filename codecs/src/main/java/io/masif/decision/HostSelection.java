package io.masif.decision;

import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts that a decision or a revocation is for.
 *
 * @param scope how the set is to be understood
 * @param hosts the hosts that are named; empty for {@link Scope#ALL}; for {@link Scope#GROUPS} the members at one moment
 * @param groups the groups of {@link Scope#GROUPS}, and none else
 */
public record HostSelection(Scope scope, HostSet hosts, GroupSet groups) {
    /** All hosts, including those that are added later. */
    public static final HostSelection ALL = new HostSelection(Scope.ALL, HostSet.NONE);

    public HostSelection {
        if (scope == Scope.ALL && hosts.size() > 0) {
            throw new IllegalArgumentException("all hosts are selected without naming any");
        }
        if ((scope == Scope.GROUPS) == groups.isEmpty()) {
            throw new IllegalArgumentException("a selection names groups if it is one of groups, and only then");
        }
    }

    /** A selection that names no groups. */
    public HostSelection(Scope scope, HostSet hosts) {
        this(scope, hosts, GroupSet.NONE);
    }

    /** The members of at least one of the groups; at least one. */
    public static HostSelection groups(GroupSet groups, GroupMembers members) {
        return new HostSelection(Scope.GROUPS, members.union(groups), groups);
    }

    /** The same selection at a moment at which groups have these members. */
    HostSelection withMembers(GroupMembers members) {
        return scope == Scope.GROUPS ? groups(groups, members) : this;
    }

    /** These hosts, and no others. */
    public static HostSelection only(HostSet hosts) {
        return new HostSelection(Scope.ONLY, hosts);
    }

    /** All hosts but these, including those that are added later. */
    public static HostSelection except(HostSet hosts) {
        return new HostSelection(Scope.EXCEPT, hosts);
    }

    /** How many hosts, or groups, it names. */
    public int namedCount() {
        return scope == Scope.GROUPS ? groups.ids().size() : hosts.size();
    }

    /** Whether the host is selected. */
    public boolean contains(int host) {
        return switch (scope) {
            case ALL -> true;
            case ONLY, GROUPS -> hosts.contains(host);
            case EXCEPT -> !hosts.contains(host);
        };
    }

    /** The selected ones of the hosts; a new bitmap. */
    public RoaringBitmap select(RoaringBitmap candidates) {
        return switch (scope) {
            case ALL -> candidates.clone();
            case ONLY, GROUPS -> hosts.intersection(candidates);
            case EXCEPT -> hosts.difference(candidates);
        };
    }

    /** Whether one of the hosts is selected. */
    public boolean intersects(RoaringBitmap candidates) {
        return switch (scope) {
            case ALL -> !candidates.isEmpty();
            case ONLY, GROUPS -> hosts.intersects(candidates);
            case EXCEPT -> !hosts.difference(candidates).isEmpty();
        };
    }

    /** Removes the selected hosts from a bitmap, in place. */
    public void removeFrom(RoaringBitmap candidates) {
        switch (scope) {
            case ALL -> candidates.clear();
            case ONLY, GROUPS -> hosts.removeFrom(candidates);
            case EXCEPT -> hosts.retainIn(candidates);
        }
    }
}
