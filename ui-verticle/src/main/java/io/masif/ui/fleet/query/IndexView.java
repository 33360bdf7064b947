package io.masif.ui.fleet.query;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.progress.ProgressCache;
import java.time.Instant;

/** The index of the fleet at one moment, for an {@link IndexQuery}; valid while it answers. */
public final class IndexView {
    private final FleetIndex fleet;
    private final ProgressCache progress;
    private final Instant now;

    IndexView(FleetIndex fleet, ProgressCache progress, Instant now) {
        this.fleet = fleet;
        this.progress = progress;
        this.now = now;
    }

    public FleetIndex fleet() {
        return fleet;
    }

    /** The actions that hosts plan and that are not approved for them. */
    public PendingActions pending() {
        return new PendingActions(fleet, now);
    }

    /** The conditions of all hosts. */
    public CurrentConditions conditions() {
        return fleet.conditions().at(now);
    }

    /** The progress of decisions. */
    public ProgressCache progress() {
        return progress;
    }

    /** The time of the database's clock. */
    public Instant now() {
        return now;
    }
}
