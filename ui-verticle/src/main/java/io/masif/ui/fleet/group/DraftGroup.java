package io.masif.ui.fleet.group;

import io.masif.decision.HostSet;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.GroupDefinition;
import io.masif.ui.group.GroupDraft;
import io.masif.ui.group.GroupInput;

/** The group that an operator wants, with the hosts that belong to it now; bad input for a name that no host has. */
public record DraftGroup(GroupInput input) implements IndexQuery<GroupDraft> {
    @Override
    public GroupDraft answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        HostSet named = HostNames.resolve(fleet, input.hosts());
        HostSet members =
                input.selector() == null ? named : HostSet.of(fleet.hosts().find(input.selector()));
        return new GroupDraft(new GroupDefinition(input.name(), input.selector(), named, input.description()), members);
    }
}
