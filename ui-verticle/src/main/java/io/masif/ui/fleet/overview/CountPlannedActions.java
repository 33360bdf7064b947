package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;

/** How many different actions hosts plan now. */
public record CountPlannedActions() implements IndexQuery<Integer> {
    @Override
    public Integer answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        return (int) fleet.actions().ids().stream()
                .filter(action -> !fleet.hostsPlanning(action).isEmpty())
                .count();
    }
}
