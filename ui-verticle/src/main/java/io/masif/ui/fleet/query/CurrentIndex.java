package io.masif.ui.fleet.query;

import io.masif.clock.DatabaseClock;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.progress.ProgressCache;
import java.time.Instant;

/** The index, and what was computed from it since it changed last. */
final class CurrentIndex {
    private final DatabaseClock clock;
    private final DecisionExpiry expiry = new DecisionExpiry();
    private FleetIndex fleet;
    private ProgressCache progressCache;
    private long appliedFullChange;
    private final IndexCache cache = new IndexCache();

    CurrentIndex(DatabaseClock clock, FleetIndex fleet) {
        this.clock = clock;
        this.fleet = fleet;
        this.progressCache = new ProgressCache(fleet);
    }

    /** The index was changed, or replaced by that one. */
    void onIndexChanged(FleetIndex current) {
        if (fleet != current) {
            fleet = current;
            progressCache = new ProgressCache(current);
            cache.clear();
        }
        onChanged();
        expiry.onIndexChanged(fleet, clock.now());
    }

    /** The index as it is now. */
    IndexView createView() {
        Instant now = clock.now();
        // hosts are removed in the middle of a load, which announces its changes at its end
        if (expiry.apply(fleet, now) || fleet.changes().lastFullChange() > appliedFullChange) {
            onChanged();
        }
        return new IndexView(fleet, progressCache, cache, now);
    }

    private void onChanged() {
        cache.onChanged();
        appliedFullChange = fleet.changes().lastFullChange();
    }
}
