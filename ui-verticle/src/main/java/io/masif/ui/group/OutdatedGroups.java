package io.masif.ui.group;

import java.util.List;

/**
 * The groups whose stored members are outdated.
 *
 * @param isComplete whether the members of all groups are computed after the latest changes
 */
public record OutdatedGroups(boolean isComplete, List<OutdatedGroup> groups) {
    public OutdatedGroups {
        groups = List.copyOf(groups);
    }
}
