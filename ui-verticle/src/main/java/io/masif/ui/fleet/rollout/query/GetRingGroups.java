package io.masif.ui.fleet.rollout.query;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.view.rollout.RingGroups;
import java.util.List;
import java.util.stream.Collectors;

/** The groups that rings can have: all that are not removed; and the names of all, since rings of the past have removed ones. */
public record GetRingGroups() implements IndexQuery<RingGroups> {
    @Override
    public RingGroups answer(IndexView index) {
        List<StoredGroup> groups = index.fleet().groups().all();
        return new RingGroups(
                groups.stream().collect(Collectors.toMap(StoredGroup::name, StoredGroup::id)),
                index.fleet().groups().names());
    }
}
