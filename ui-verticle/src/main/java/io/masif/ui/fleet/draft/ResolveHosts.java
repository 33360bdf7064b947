package io.masif.ui.fleet.draft;

import io.masif.decision.HostSelection;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.host.HostChoice;

/** The hosts or groups of these names; bad input for a name that none has. */
public record ResolveHosts(HostChoice hosts) implements IndexQuery<HostSelection> {
    @Override
    public HostSelection answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        return switch (hosts.scope()) {
            case ALL -> HostSelection.ALL;
            case ONLY, EXCEPT -> new HostSelection(hosts.scope(), HostNames.resolve(fleet, hosts.names()));
            case GROUPS ->
                HostSelection.groups(
                        PresentGroups.resolve(fleet.groups(), hosts.names()),
                        fleet.groups().members());
        };
    }
}
