package io.masif.ui.view.approval.summary;

import io.masif.decision.Scope;
import java.util.List;

/**
 * The hosts of a decision or of a revocation.
 *
 * @param scope how the names are to be understood
 * @param count how many hosts, or groups, are named
 * @param first the names of the first of them
 */
public record NamedHosts(Scope scope, int count, List<String> first) {
    public NamedHosts {
        first = List.copyOf(first);
    }
}
