package io.masif.ui.fleet.group;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.group.GroupLists;
import io.masif.ui.view.group.GroupRow;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/** All groups that a request finds, on whatever page, in its order. */
public record ListGroups(ListRequest<GroupRow> request) implements IndexQuery<List<GroupRow>> {
    @Override
    public List<GroupRow> answer(IndexView index) {
        GroupRows rows = new GroupRows(index);
        return index.fleet().groups().all().stream()
                .map(rows::create)
                .filter(row -> GroupLists.matches(request, row))
                .sorted(request.comparator())
                .toList();
    }
}
