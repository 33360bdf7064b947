package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingItem;
import java.util.List;

/** The keys of all pending actions that a request finds, on whatever page, in its order. */
public record FindPendingKeys(ListRequest<PendingItem> request) implements IndexQuery<List<ActionKey>> {
    @Override
    public List<ActionKey> answer(IndexView index) {
        return new OrderedEntries(index, request, true)
                .sorted().stream().map(each -> each.entry().key()).toList();
    }
}
