package io.masif.ui.view.decision;

import java.util.List;

/**
 * Hosts that an operator can choose.
 *
 * @param options the first of the hosts that match the search and await one of the actions
 * @param firstNames the names of as many of these hosts as were asked for; none if no number was asked for
 * @param pendingCount how many hosts match and await one of the actions
 * @param matchingCount how many hosts match
 * @param hostClasses the classes by which they can be searched
 * @param groups all groups
 * @param actionCount how many actions are chosen
 */
public record HostOptions(
        List<HostOption> options,
        List<String> firstNames,
        int pendingCount,
        int matchingCount,
        List<String> hostClasses,
        List<GroupOption> groups,
        int actionCount) {
    /** The most options in it. */
    public static final int MAX_OPTIONS = 100;

    public HostOptions {
        options = List.copyOf(options);
        firstNames = List.copyOf(firstNames);
        hostClasses = List.copyOf(hostClasses);
        groups = List.copyOf(groups);
    }
}
