package io.masif.ui.fleet;

import org.roaringbitmap.RoaringBitmap;

/**
 * The difference between two plans of one host.
 *
 * @param all the actions of both
 * @param changed those of them that the host began or ceased to plan, or for which other decisions count now
 */
record PlanChange(RoaringBitmap all, RoaringBitmap changed) {
    /** @param before the host as it was; null if all of its plan is new, or gone */
    static PlanChange of(Fleet fleet, Host before, Host host) {
        RoaringBitmap planned = RoaringBitmap.bitmapOf(fleet.planOf(host));
        if (before == null) {
            return new PlanChange(planned, planned);
        }
        RoaringBitmap old = RoaringBitmap.bitmapOf(fleet.planOf(before));
        RoaringBitmap all = RoaringBitmap.or(old, planned);
        // decisions cover more actions of a host that speaks version 1 of the protocol
        boolean coveredAlike = (before.protocol() == 1) == (host.protocol() == 1);
        return new PlanChange(all, coveredAlike ? RoaringBitmap.xor(old, planned) : all);
    }

    /** Whether it has to be determined again whether the action is pending for the host. */
    boolean concerns(int action) {
        return changed.contains(action);
    }
}
