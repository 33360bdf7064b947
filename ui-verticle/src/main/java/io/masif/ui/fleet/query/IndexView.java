package io.masif.ui.fleet.query;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.progress.ProgressCache;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The index of the fleet at one moment, for an {@link IndexQuery}; valid while it answers. */
public final class IndexView {
    private final FleetIndex fleet;
    private final ProgressCache progress;
    private final IndexCache cache;
    private final Instant now;

    /** @param cache what was computed since the index changed */
    IndexView(FleetIndex fleet, ProgressCache progress, IndexCache cache, Instant now) {
        this.fleet = fleet;
        this.progress = progress;
        this.cache = cache;
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

    /** A value that is computed from the index, and kept until the index changes or a decision expires. */
    public <T> T cached(Class<T> type, Supplier<T> compute) {
        return cache.get(type, earlier -> compute.get());
    }

    /**
     * The same for a value of which much is the same after a change.
     *
     * @param compute makes it of the value that was computed before the last changes, which is null if there is none
     */
    public <T> T cached(Class<T> type, UnaryOperator<T> compute) {
        return cache.get(type, compute);
    }

    /** The time of the database's clock. */
    public Instant now() {
        return now;
    }
}
