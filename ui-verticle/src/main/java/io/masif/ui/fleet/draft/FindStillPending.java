package io.masif.ui.fleet.draft;

import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import java.util.List;

/** Those of some actions that are pending on any host. */
public record FindStillPending(List<ActionKey> keys) implements IndexQuery<List<ActionKey>> {
    public FindStillPending {
        keys = List.copyOf(keys);
    }

    @Override
    public List<ActionKey> answer(IndexView index) {
        PendingTable table = PendingTable.of(index);
        return keys.stream().filter(key -> table.find(key) != null).toList();
    }
}
