package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rows of the pending actions of these keys, as the request has them; without those that it does not find any more. */
public record GetPendingItems(ListRequest<PendingItem> request, List<ActionKey> keys)
        implements IndexQuery<List<PendingItem>> {
    public GetPendingItems {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PendingItem> answer(IndexView index) {
        OrderedEntries found = new OrderedEntries(index, request, true);
        Map<ActionKey, OrderedEntries.GroupedEntry> byKey = found.byKey();
        return keys.stream()
                .map(byKey::get)
                .filter(Objects::nonNull)
                .map(found::createItem)
                .toList();
    }
}
