package io.masif.ui.fleet.group;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.view.group.GroupLists;
import io.masif.ui.view.group.GroupRow;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/** A page of the groups. */
public record FindGroups(ListRequest<GroupRow> request) implements IndexQuery<ListPage<GroupRow>> {
    @Override
    public ListPage<GroupRow> answer(IndexView index) {
        GroupRows rows = new GroupRows(index);
        List<StoredGroup> groups = index.fleet().groups().all();
        return ListPage.of(
                request,
                groups.stream().map(rows::create).filter(row -> GroupLists.matches(request, row)),
                groups.size());
    }
}
