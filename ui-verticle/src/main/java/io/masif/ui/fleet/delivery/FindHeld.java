package io.masif.ui.fleet.delivery;

import io.masif.ui.fleet.progress.ProgressHosts;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.delivery.HeldBack;
import io.masif.ui.view.host.HostProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hosts that wait and to which no approvals are handed out now, by the numbers of decisions. Without those decisions that
 * have none, or that the index does not have.
 */
public record FindHeld(List<Long> ids) implements IndexQuery<Map<Long, HeldBack>> {
    public FindHeld {
        ids = List.copyOf(ids);
    }

    @Override
    public Map<Long, HeldBack> answer(IndexView index) {
        Map<Long, HeldBack> found = new HashMap<>();
        for (long id : ids) {
            HeldBack held = index.fleet().decisions().get(id) == null ? null : find(index, id);
            if (held != null) {
                found.put(id, held);
            }
        }
        return found;
    }

    /** Null if there are none. */
    public static HeldBack find(IndexView index, long id) {
        return HeldHosts.isAnyPossible(index)
                ? HeldHosts.find(
                        index,
                        ProgressHosts.of(index.fleet(), index.pending(), id, index.now())
                                .find(HostProgress.WAITING))
                : null;
    }
}
