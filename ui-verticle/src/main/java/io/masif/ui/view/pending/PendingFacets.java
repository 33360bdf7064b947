package io.masif.ui.view.pending;

import java.util.List;

/**
 * What a list of pending actions can be filtered by; each list is sorted.
 *
 * @param releases the archives that actions come from
 * @param architectures the architectures of actions
 * @param hostClasses the classes of hosts
 */
public record PendingFacets(List<String> releases, List<String> architectures, List<String> hostClasses) {
    public PendingFacets {
        releases = List.copyOf(releases);
        architectures = List.copyOf(architectures);
        hostClasses = List.copyOf(hostClasses);
    }
}
