package io.masif.ui.group;

import java.util.List;

/**
 * The groups whose stored members are outdated.
 *
 * @param isComplete whether the members of all groups are computed after the latest changes
 * @param revision how far the groups were read
 * @param classified the hosts that were evaluated
 */
public record OutdatedGroups(
        boolean isComplete, long revision, List<OutdatedGroup> groups, ClassifiedHosts classified) {
    public OutdatedGroups {
        groups = List.copyOf(groups);
    }

    /** Whether all is stored as it was computed. */
    public boolean isEmpty() {
        return groups.isEmpty() && !classified.isOutdated();
    }
}
