package io.masif.ui.fleet.delivery;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.delivery.GroupOption;
import java.util.List;

/** The groups that a window or a freeze can be for, by name. */
public record FindGroupOptions() implements IndexQuery<List<GroupOption>> {
    @Override
    public List<GroupOption> answer(IndexView index) {
        return index.fleet().groups().all().stream()
                .map(group -> new GroupOption(
                        group.id(), group.name(), group.members().size()))
                .toList();
    }
}
