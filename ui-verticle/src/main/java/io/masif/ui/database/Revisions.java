package io.masif.ui.database;

import io.masif.revision.FleetRevisions;
import java.util.Map;

/**
 * How far everything is that changes in the database.
 *
 * @param fleet of those who write hosts and runs
 * @param progress raised when nothing but the progress of runs changes
 * @param counters of everything else
 */
public record Revisions(FleetRevisions fleet, long progress, Counters counters) {
    /** Nothing has been read yet. */
    public static final Revisions NONE = new Revisions(FleetRevisions.NONE, -1, new Counters(-1, -1, -1, -1, -1, -1));

    /**
     * How often what operators and masters change has changed.
     *
     * @param approval raised when approvals change
     * @param removal raised when hosts or runs are removed
     * @param source raised when source packages of actions are filled in that were there before
     * @param label raised when operators change labels of hosts
     * @param group raised when a group changes, or its members
     * @param forgotten raised when actions that no host plans were removed at an operator's request
     */
    public record Counters(long approval, long removal, long source, long label, long group, long forgotten) {
        /** The counters of these names; 0 for one that is absent. */
        public static Counters of(Map<String, Long> values) {
            return new Counters(
                    values.getOrDefault("approval", 0L),
                    values.getOrDefault("removal", 0L),
                    values.getOrDefault("source", 0L),
                    values.getOrDefault("label", 0L),
                    values.getOrDefault("group", 0L),
                    values.getOrDefault("forgotten", 0L));
        }

        /** Whether one is lower, or another one that has to stay as it is. */
        private boolean requiresReloadSince(Counters other) {
            return approval < other.approval
                    || removal < other.removal
                    || source < other.source
                    || label < other.label
                    || group < other.group
                    || forgotten != other.forgotten;
        }
    }

    public long approval() {
        return counters.approval;
    }

    public long removal() {
        return counters.removal;
    }

    public long source() {
        return counters.source;
    }

    public long label() {
        return counters.label;
    }

    public long group() {
        return counters.group;
    }

    /**
     * Whether everything has to be read again since the other revisions: nothing was read yet, or a counter is lower because
     * the database was restored or replaced, or actions were forgotten.
     */
    public boolean requiresReloadSince(Revisions other) {
        return other.equals(NONE) || !fleet.includes(other.fleet) || counters.requiresReloadSince(other.counters);
    }

    /** Whether hosts with their labels and groups, outcomes of runs, approvals and actions are the same. */
    public boolean isSameExceptProgress(Revisions other) {
        return fleet.equals(other.fleet) && counters.equals(other.counters);
    }
}
