package io.masif.ui.page.decision;

import io.masif.decision.Scope;
import java.util.List;

/**
 * What an operator has chosen so far in the form of hosts, besides hosts by name.
 *
 * @param groups the names of ticked groups
 * @param isEachMatchChosen whether all hosts that match the search are chosen
 */
public record HostTicks(Scope scope, List<String> groups, boolean isEachMatchChosen) {
    public HostTicks {
        groups = List.copyOf(groups);
    }
}
