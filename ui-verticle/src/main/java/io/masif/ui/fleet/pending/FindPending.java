package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingItem;
import io.masif.ui.view.pending.PendingListPage;

/** A page of the pending actions, those of a group beside each other, without the many that only one host has. */
public record FindPending(ListRequest<PendingItem> request) implements IndexQuery<PendingListPage<PendingItem>> {
    @Override
    public PendingListPage<PendingItem> answer(IndexView index) {
        PendingTable table = PendingTable.of(index);
        OrderedEntries found = new OrderedEntries(index, request, false);
        int shown = Math.min(PendingListPage.MAX_OWN, found.own().size());
        return new PendingListPage<>(
                ListPage.of(request, found.sorted(), table.entries().size(), found::createItem),
                found.own().subList(0, shown),
                found.own().size() - shown,
                table.facets(),
                new PendingListPage.HostNumbers(
                        found.countHosts(index), index.fleet().hosts().size()));
    }
}
