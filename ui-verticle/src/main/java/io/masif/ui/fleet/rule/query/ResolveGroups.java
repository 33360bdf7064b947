package io.masif.ui.fleet.rule.query;

import io.masif.decision.GroupSet;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.language.Text;
import java.util.List;

/** The groups of these names; bad input if there is one that is no group. */
public record ResolveGroups(List<String> names) implements IndexQuery<GroupSet> {
    @Override
    public GroupSet answer(IndexView index) {
        return GroupSet.of(names.stream().map(name -> find(index.fleet(), name)).toList());
    }

    private static int find(FleetIndex fleet, String name) {
        StoredGroup group = fleet.groups().get(name);
        if (group == null) {
            throw Failure.badInput(Text.of("refusal-rule.rule-group", Quote.of(name)));
        }
        return group.id();
    }
}
