package io.masif.ui.page.decision;

import io.masif.decision.Scope;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operator has chosen so far in the form of hosts.
 *
 * @param names the names of ticked hosts
 * @param groups the names of ticked groups
 * @param isEachMatchChosen whether all hosts that match the search are chosen
 */
public record HostTicks(Scope scope, List<String> names, List<String> groups, boolean isEachMatchChosen) {
    public HostTicks {
        groups = List.copyOf(groups);
        names = List.copyOf(names);
    }

    /** The same with more names. */
    HostTicks with(List<String> more) {
        return new HostTicks(
                scope, Stream.concat(names.stream(), more.stream()).distinct().toList(), groups, isEachMatchChosen);
    }
}
