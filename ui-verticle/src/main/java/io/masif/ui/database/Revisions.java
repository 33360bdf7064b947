package io.masif.ui.database;

import io.masif.revision.FleetRevisions;
import java.util.Arrays;
import java.util.Map;

/**
 * How far everything is that changes in the database.
 *
 * @param fleet of those who write hosts and runs
 * @param progress raised when nothing but the progress of runs changes
 * @param counters the values of the counters; empty if nothing has been read yet
 */
public record Revisions(FleetRevisions fleet, long progress, Map<Counter, Long> counters) {
    /** Nothing has been read yet. */
    public static final Revisions NONE = new Revisions(FleetRevisions.NONE, -1, Map.of());

    public Revisions {
        counters = Map.copyOf(counters);
    }

    /** The value of a counter; -1 if it has not been read yet. */
    public long get(Counter counter) {
        return counters.getOrDefault(counter, -1L);
    }

    /** Whether a counter has the same value. */
    public boolean isSame(Counter counter, Revisions other) {
        return get(counter) == other.get(counter);
    }

    /**
     * Whether everything has to be read again since the other revisions: nothing was read yet, or a counter is lower because
     * the database was restored or replaced, or actions were forgotten.
     */
    public boolean requiresReloadSince(Revisions other) {
        return other.equals(NONE)
                || !fleet.includes(other.fleet)
                || !isSame(Counter.FORGOTTEN, other)
                || Arrays.stream(Counter.values()).anyMatch(counter -> get(counter) < other.get(counter));
    }

    /** Whether hosts with their labels and groups, outcomes of runs, decisions, rollouts and actions are the same. */
    public boolean isSameExceptProgress(Revisions other) {
        return fleet.equals(other.fleet) && counters.equals(other.counters);
    }
}
