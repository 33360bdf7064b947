package io.masif.ui.view.host;

import io.masif.decision.Scope;
import java.util.List;

/**
 * The hosts that an operator names.
 *
 * @param scope how they are meant
 * @param names empty for all hosts
 */
public record HostChoice(Scope scope, List<String> names) {
    /** All hosts, also those that come later. */
    public static final HostChoice ALL = new HostChoice(Scope.ALL, List.of());

    public HostChoice {
        names = List.copyOf(names);
    }
}
