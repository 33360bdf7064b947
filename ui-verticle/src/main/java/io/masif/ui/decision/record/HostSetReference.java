package io.masif.ui.decision.record;

import io.masif.decision.GroupMembers;
import io.masif.decision.GroupSet;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;

/**
 * The hosts of a stored decision or revocation.
 *
 * @param hostSet the number of the set of hosts that the scope refers to; null if all hosts are meant
 * @param groups the groups that are meant instead; none for most
 */
public record HostSetReference(Scope scope, Long hostSet, GroupSet groups) {
    /** The hosts, given the set of that number, and the members of all groups. */
    public HostSelection select(HostSet set, GroupMembers members) {
        if (!groups.isEmpty()) {
            return HostSelection.groups(groups, members);
        }
        return scope == Scope.ALL ? HostSelection.ALL : new HostSelection(scope, set);
    }
}
