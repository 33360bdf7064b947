package io.masif.ui.view.decision;

import java.util.List;

/**
 * Hosts that an operator can choose.
 *
 * @param ticked the hosts that are ticked one by one
 * @param options the first of the hosts that match the search and await one of the actions
 * @param pendingCount how many hosts match and await one of the actions
 * @param matchingCount how many hosts match
 * @param hostClasses the classes by which they can be searched
 * @param groups all groups
 * @param actionCount how many actions are chosen
 */
public record HostOptions(
        Ticked ticked,
        List<HostOption> options,
        int pendingCount,
        int matchingCount,
        List<String> hostClasses,
        List<GroupOption> groups,
        int actionCount) {
    /** The most options in it. */
    public static final int MAX_OPTIONS = 100;

    /** More ticks would make a form that nobody can look through: all that match can be chosen without their names. */
    public static final int MAX_TICKED = 1000;

    public HostOptions {
        options = List.copyOf(options);
        hostClasses = List.copyOf(hostClasses);
        groups = List.copyOf(groups);
    }

    /**
     * Hosts that are ticked one by one.
     *
     * @param untickedCount how many others matched a search before and are no longer chosen, since they are too many to be ticked
     */
    public record Ticked(List<HostOption> hosts, int untickedCount) {
        public Ticked {
            hosts = List.copyOf(hosts);
        }
    }
}
