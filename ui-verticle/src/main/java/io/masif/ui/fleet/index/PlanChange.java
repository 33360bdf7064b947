package io.masif.ui.fleet.index;

import io.masif.ui.store.HostRecord;
import org.roaringbitmap.RoaringBitmap;

/**
 * The difference between two plans of one host.
 *
 * @param allActions the actions of both
 * @param changedActions the actions that the host started or stopped to plan, or that other decisions cover now
 */
record PlanChange(RoaringBitmap allActions, RoaringBitmap changedActions) {
    /** @param previous the host before the change; null if its whole plan is added or removed */
    static PlanChange of(FleetIndex fleet, HostRecord previous, HostRecord host) {
        RoaringBitmap planned = RoaringBitmap.bitmapOf(fleet.getPlannedActions(host));
        if (previous == null) {
            return new PlanChange(planned, planned);
        }
        RoaringBitmap previousPlan = RoaringBitmap.bitmapOf(fleet.getPlannedActions(previous));
        RoaringBitmap allActions = RoaringBitmap.or(previousPlan, planned);
        // decisions cover more actions of a host that speaks version 1 of the protocol
        boolean isCoverageUnchanged = previous.isVersionOne() == host.isVersionOne();
        return new PlanChange(allActions, isCoverageUnchanged ? RoaringBitmap.xor(previousPlan, planned) : allActions);
    }

    /** Applies it to what the index knows of these actions on the host; its plan has been put before, or removed. */
    void apply(FleetIndex fleet, int host) {
        for (int action : allActions.toArray()) {
            boolean affectsPending = changedActions.contains(action);
            if (affectsPending) {
                fleet.pendingHosts().invalidate(action, host);
            }
            fleet.outcomes()
                    .onPlanChanged(host, action, fleet.hostsPlanning(action).contains(host));
            if (affectsPending || fleet.outcomes().get(action) != null) {
                fleet.changes().recordActionChange(action);
            }
        }
    }
}
