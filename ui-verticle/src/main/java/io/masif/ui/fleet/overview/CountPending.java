package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.overview.FleetSample;

/** Counts how much is pending in the fleet. */
public record CountPending() implements IndexQuery<FleetSample.PendingCounts> {
    @Override
    public FleetSample.PendingCounts answer(IndexView index) {
        PendingActions pending = index.pending();
        int actions = (int) index.fleet().actions().ids().stream()
                .filter(id -> !pending.findHosts(id).isEmpty())
                .count();
        return new FleetSample.PendingCounts(
                index.fleet().hosts().size(),
                pending.count().all().hosts().getCardinality(),
                pending.count().security().hosts().getCardinality(),
                actions);
    }
}
