package io.masif.ui.view.pending;

import java.util.List;

/**
 * What a list of pending actions can be filtered by; each list is sorted.
 *
 * @param releases the archives that actions come from
 * @param architectures the architectures of actions
 * @param hostClasses the classes of hosts
 * @param groups the groups of hosts
 */
public record PendingFacets(
        List<String> releases, List<String> architectures, List<String> hostClasses, List<String> groups) {
    public PendingFacets {
        releases = List.copyOf(releases);
        architectures = List.copyOf(architectures);
        hostClasses = List.copyOf(hostClasses);
        groups = List.copyOf(groups);
    }
}
