package io.masif.ui.view.pending;

import java.time.Instant;
import java.util.List;

/**
 * What an action replaces and where it comes from; it may differ from host to host.
 *
 * @param from the versions that it replaces, sorted
 * @param architectures sorted
 * @param releases the archives, as apt names them, sorted
 * @param firstSeen when a host planned it first
 */
public record ActionOrigin(List<String> from, List<String> architectures, List<String> releases, Instant firstSeen) {
    public ActionOrigin {
        from = List.copyOf(from);
        architectures = List.copyOf(architectures);
        releases = List.copyOf(releases);
    }
}
