package io.masif.ui.view.host;

import io.masif.decision.Scope;
import java.util.List;

/**
 * The hosts or groups that an operator selects by name.
 *
 * @param scope whether hosts are included or excluded, or groups are meant
 * @param names of hosts or of groups; empty for all hosts
 */
public record HostChoice(Scope scope, List<String> names) {
    /** All hosts, also future ones. */
    public static final HostChoice ALL = new HostChoice(Scope.ALL, List.of());

    public HostChoice {
        names = List.copyOf(names);
    }
}
