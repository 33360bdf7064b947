package io.masif.ui.fleet.host;

import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import java.util.List;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** What is pending on at least one of these hosts; bad input for a name that no host has. */
public record FindPendingActions(List<String> names) implements IndexQuery<List<ActionKey>> {
    public FindPendingActions {
        names = List.copyOf(names);
    }

    @Override
    public List<ActionKey> answer(IndexView index) {
        RoaringBitmap hosts = HostNames.resolve(index.fleet(), names).toBitmap();
        PendingActions pending = index.pending();
        TreeSet<ActionKey> keys = new TreeSet<>();
        for (int action : index.fleet().actions().ids()) {
            if (RoaringBitmap.intersects(pending.findHosts(action), hosts)) {
                keys.add(ActionKey.of(index.fleet().action(action)));
            }
        }
        return List.copyOf(keys);
    }
}
