package io.masif.ui.fleet.index;

import io.masif.ui.fleet.partition.PlanPool;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.run.Outcome;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Which hosts plan which actions. */
public final class PlanningHosts {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final PlanPool plans;
    private final Map<Integer, RoaringBitmap> byAction = new IntObjectHashMap<>();

    PlanningHosts(PlanPool plans) {
        this.plans = plans;
    }

    /** The plan of the host must have been put into the pool. */
    void add(HostRecord host) {
        plans.acquire(host.plan().id(), host.id());
        for (int action : plans.getActions(host.plan().id())) {
            byAction.computeIfAbsent(action, id -> new RoaringBitmap()).add(host.id());
        }
    }

    void remove(HostRecord host) {
        for (int action : plans.getActions(host.plan().id())) {
            byAction.get(action).remove(host.id());
        }
        plans.release(host.plan().id(), host.id());
    }

    /** Whether the host planned the action again after that execution, for example after a downgrade by hand. */
    public boolean isPlannedAgain(HostRecord host, int action, Outcome outcome) {
        return get(action).contains(host.id()) && host.plan().isReportedAfter(outcome.ended());
    }

    /** The hosts that plan the action; not to be changed. */
    RoaringBitmap get(int action) {
        return byAction.getOrDefault(action, NONE);
    }
}
