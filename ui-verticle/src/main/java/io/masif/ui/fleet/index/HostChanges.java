package io.masif.ui.fleet.index;

import io.masif.ui.store.HostRecord;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Applies to the index that hosts came, changed or were removed. */
final class HostChanges {
    private final FleetIndex fleet;

    HostChanges(FleetIndex fleet) {
        this.fleet = fleet;
    }

    /** Puts or replaces a host. */
    void put(HostRecord host) {
        HostRecord previous = fleet.hosts().put(host);
        if (previous != null && !previous.firstSeen().equals(host.firstSeen())) {
            // it was removed meanwhile, with its runs, and came back
            fleet.removeOutcomes(RoaringBitmap.bitmapOf(host.id()));
        }
        if (previous != null) {
            fleet.planningHosts().remove(previous);
        }
        fleet.planningHosts().add(host);
        fleet.conditions().put(host);
        fleet.parts().put(previous, host);
        if (previous == null || !previous.facts().blocked().equals(host.facts().blocked())) {
            fleet.changes().recordBlockedChange();
        }
        if (previous == null || !previous.plan().equals(host.plan())) {
            PlanChange.of(fleet, previous, host).apply(fleet, host.id());
        }
    }

    /** Removes all hosts but these; whether there were any. */
    boolean retain(RoaringBitmap ids) {
        RoaringBitmap removed = RoaringBitmap.andNot(fleet.hosts().ids(), ids);
        removed.forEach((int id) -> remove(fleet.host(id)));
        if (!removed.isEmpty()) {
            fleet.removeOutcomes(removed);
            fleet.plans().evictUnused();
        }
        return !removed.isEmpty();
    }

    private void remove(HostRecord host) {
        fleet.hosts().remove(host);
        // decisions may still name it
        fleet.decisions().putFormerHosts(Map.of(host.id(), host.name()));
        fleet.conditions().remove(host.id());
        fleet.parts().remove(host);
        fleet.planningHosts().remove(host);
        PlanChange.of(fleet, null, host).apply(fleet, host.id());
    }
}
