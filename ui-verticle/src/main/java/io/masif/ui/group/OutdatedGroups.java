package io.masif.ui.group;

import java.util.List;

/**
 * The groups that are known to have outdated members.
 *
 * @param isComplete whether all hosts that changed have been looked at
 */
public record OutdatedGroups(boolean isComplete, List<OutdatedGroup> groups) {
    public OutdatedGroups {
        groups = List.copyOf(groups);
    }
}
