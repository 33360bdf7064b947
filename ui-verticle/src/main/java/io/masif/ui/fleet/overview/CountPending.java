package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.overview.FleetSample;
import org.roaringbitmap.RoaringBitmap;

/** Counts how much is pending in the fleet. */
public record CountPending() implements IndexQuery<FleetSample.PendingCounts> {
    @Override
    public FleetSample.PendingCounts answer(IndexView index) {
        PendingActions pending = index.pending();
        RoaringBitmap pendingHosts = new RoaringBitmap();
        RoaringBitmap securityHosts = new RoaringBitmap();
        int actions = 0;
        for (int id : index.fleet().actions().ids()) {
            RoaringBitmap hosts = pending.findHosts(id);
            if (!hosts.isEmpty()) {
                actions++;
                pendingHosts.or(hosts);
                if (index.fleet().actions().isSecurity(id)) {
                    securityHosts.or(hosts);
                }
            }
        }
        return new FleetSample.PendingCounts(
                index.fleet().hosts().size(), pendingHosts.getCardinality(), securityHosts.getCardinality(), actions);
    }
}
