package io.masif.ui.view.decision;

import io.masif.decision.Scope;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/**
 * The hosts or groups that an operator chose.
 *
 * @param scope whether hosts are included or excluded, or groups are meant
 * @param names hosts or groups that were chosen by name
 * @param matching the filter of which all hosts were chosen; null if there is none
 * @param listed the list of hosts of which all were chosen; null if there is none
 */
public record HostTarget(Scope scope, List<String> names, HostFilter matching, ListRequest<HostRow> listed) {
    /** All hosts, also future ones. */
    public static final HostTarget ALL = new HostTarget(Scope.ALL, List.of());

    public HostTarget {
        names = List.copyOf(names);
    }

    /** Hosts or groups that were chosen by name only. */
    public HostTarget(Scope scope, List<String> names) {
        this(scope, names, null, null);
    }

    /** Whether each host was chosen by name. */
    public boolean isByName() {
        return matching == null && listed == null;
    }
}
