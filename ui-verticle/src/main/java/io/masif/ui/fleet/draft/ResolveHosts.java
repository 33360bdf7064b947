package io.masif.ui.fleet.draft;

import io.masif.decision.HostSelection;
import io.masif.decision.Scope;
import io.masif.ui.fleet.index.HostNames;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.host.HostChoice;

/** The hosts of these names; bad input for a name that no host has. */
public record ResolveHosts(HostChoice hosts) implements IndexQuery<HostSelection> {
    @Override
    public HostSelection answer(IndexView index) {
        return hosts.scope() == Scope.ALL
                ? HostSelection.ALL
                : new HostSelection(hosts.scope(), HostNames.resolve(index.fleet(), hosts.names()));
    }
}
