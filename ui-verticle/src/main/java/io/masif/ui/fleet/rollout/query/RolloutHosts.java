package io.masif.ui.fleet.rollout.query;

import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.RingHostState;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Finds the hosts of a rollout for a list of hosts. */
public final class RolloutHosts {
    private RolloutHosts() {}

    /** The hosts of the rollout, the ring and the state that are asked for; not found if there is no such rollout or ring. */
    public static RoaringBitmap find(IndexView index, HostFilter filter) {
        Rollout rollout = index.fleet().rollouts().get(filter.rollout());
        if (rollout == null || filter.ring() > rollout.rings().size()) {
            throw Rollout.createNotFound(filter.rollout());
        }
        RoaringBitmap found = new RoaringBitmap();
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            if (filter.ring() == 0 || filter.ring() == ring + 1) {
                found.or(find(index, rollout, ring, filter.ringState()));
            }
        }
        return found;
    }

    private static RoaringBitmap find(IndexView index, Rollout rollout, int ring, Optional<RingHostState> state) {
        if (!rollout.status().rings().get(ring).isOpened()) {
            return new RoaringBitmap();
        }
        return state.map(each -> RingProgress.of(index, rollout, ring).find(each))
                .orElseGet(() -> rollout.rings().get(ring).hosts().toBitmap());
    }
}
