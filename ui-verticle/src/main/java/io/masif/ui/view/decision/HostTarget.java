package io.masif.ui.view.decision;

import io.masif.decision.Scope;
import java.util.List;

/**
 * The hosts or groups that an operator chose.
 *
 * @param scope whether hosts are included or excluded, or groups are meant
 * @param names hosts or groups that were chosen by name
 * @param matching the filter of which all hosts were chosen; null if there is none
 */
public record HostTarget(Scope scope, List<String> names, HostFilter matching) {
    /** All hosts, also future ones. */
    public static final HostTarget ALL = new HostTarget(Scope.ALL, List.of(), null);

    public HostTarget {
        names = List.copyOf(names);
    }
}
