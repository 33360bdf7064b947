package io.masif.ui.fleet.index;

import org.roaringbitmap.RoaringBitmap;

/**
 * The difference between two plans of one host.
 *
 * @param allActions the actions of both
 * @param changedActions those of them that the host began or ceased to plan, or for which other decisions count now
 */
record PlanChange(RoaringBitmap allActions, RoaringBitmap changedActions) {
    /** @param previous the host as it was; null if all of its plan is new, or gone */
    static PlanChange of(FleetIndex fleet, IndexedHost previous, IndexedHost host) {
        RoaringBitmap planned = RoaringBitmap.bitmapOf(fleet.getPlannedActions(host));
        if (previous == null) {
            return new PlanChange(planned, planned);
        }
        RoaringBitmap previousPlan = RoaringBitmap.bitmapOf(fleet.getPlannedActions(previous));
        RoaringBitmap allActions = RoaringBitmap.or(previousPlan, planned);
        // decisions cover more actions of a host that speaks version 1 of the protocol
        boolean isCoverageUnchanged = (previous.protocol() == 1) == (host.protocol() == 1);
        return new PlanChange(allActions, isCoverageUnchanged ? RoaringBitmap.xor(previousPlan, planned) : allActions);
    }

    /** Whether it has to be determined again whether the action is pending for the host. */
    boolean affectsPending(int action) {
        return changedActions.contains(action);
    }
}
