package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The hosts of each plan; computed once for each state of the index. */
public final class PlanHosts {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final Map<Integer, RoaringBitmap> byPlan = new IntObjectHashMap<>();

    private PlanHosts(IndexView index) {
        for (HostRecord host : HostFacets.of(index).hosts()) {
            byPlan.computeIfAbsent(host.plan().id(), plan -> new RoaringBitmap())
                    .add(host.id());
        }
    }

    public static PlanHosts of(IndexView index) {
        return index.cached(PlanHosts.class, () -> new PlanHosts(index));
    }

    /** The hosts of each plan, by its number; not to be changed. */
    Map<Integer, RoaringBitmap> all() {
        return byPlan;
    }

    /** The hosts that have the plan of that number; not to be changed. */
    public RoaringBitmap find(int plan) {
        return byPlan.getOrDefault(plan, NONE);
    }
}
