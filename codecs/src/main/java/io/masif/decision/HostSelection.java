package io.masif.decision;

import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts that a decision or a revocation is for.
 *
 * @param scope how the set is to be understood
 * @param hosts the hosts that are named; empty for {@link Scope#ALL}
 */
public record HostSelection(Scope scope, HostSet hosts) {
    /** All hosts, including those that are added later. */
    public static final HostSelection ALL = new HostSelection(Scope.ALL, HostSet.of());

    public HostSelection {
        if (scope == Scope.ALL && hosts.size() > 0) {
            throw new IllegalArgumentException("all hosts are selected without naming any");
        }
    }

    /** These hosts, and no others. */
    public static HostSelection only(HostSet hosts) {
        return new HostSelection(Scope.ONLY, hosts);
    }

    /** All hosts but these, including those that are added later. */
    public static HostSelection except(HostSet hosts) {
        return new HostSelection(Scope.EXCEPT, hosts);
    }

    /** Whether the host is selected. */
    public boolean contains(int host) {
        return switch (scope) {
            case ALL -> true;
            case ONLY -> hosts.contains(host);
            case EXCEPT -> !hosts.contains(host);
        };
    }

    /** The selected ones of the hosts; a new bitmap. */
    public RoaringBitmap select(RoaringBitmap candidates) {
        return switch (scope) {
            case ALL -> candidates.clone();
            case ONLY -> hosts.intersection(candidates);
            case EXCEPT -> hosts.difference(candidates);
        };
    }

    /** Whether one of the hosts is selected. */
    public boolean intersects(RoaringBitmap candidates) {
        return switch (scope) {
            case ALL -> !candidates.isEmpty();
            case ONLY -> hosts.intersects(candidates);
            case EXCEPT -> !hosts.difference(candidates).isEmpty();
        };
    }

    /** Removes the selected hosts from a bitmap, in place. */
    public void removeFrom(RoaringBitmap candidates) {
        switch (scope) {
            case ALL -> candidates.clear();
            case ONLY -> hosts.removeFrom(candidates);
            case EXCEPT -> hosts.retainIn(candidates);
        }
    }
}
