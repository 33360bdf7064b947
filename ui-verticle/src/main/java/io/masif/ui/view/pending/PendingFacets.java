package io.masif.ui.view.pending;

import java.util.List;

/**
 * What a list of pending actions can be filtered by; each list is sorted.
 *
 * @param releases the archives that actions come from
 * @param architectures the architectures of actions
 * @param hostClasses the classes of hosts
 * @param groups the groups of hosts: one more than are offered, if there are more
 */
public record PendingFacets(
        List<String> releases, List<String> architectures, List<String> hostClasses, List<String> groups) {
    /** The most values of each that are offered. */
    public static final int MAX_VALUES = 100;

    public PendingFacets {
        releases = List.copyOf(releases);
        architectures = List.copyOf(architectures);
        hostClasses = List.copyOf(hostClasses);
        groups = List.copyOf(groups);
    }
}
