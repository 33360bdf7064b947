package io.masif.ui.database;

import io.masif.revision.FleetRevisions;

/**
 * How far everything is that changes in the database.
 *
 * @param fleet of those who write hosts and runs
 * @param approval raised when approvals change
 * @param removal raised when hosts or runs are removed
 * @param progress raised when nothing but the progress of runs changes
 * @param source raised when source packages of actions are filled in that were there before
 * @param label raised when operators change labels of hosts
 * @param group raised when a group changes, or its members
 * @param forgotten raised when actions that no host plans were removed at an operator's request
 */
public record Revisions(
        FleetRevisions fleet,
        long approval,
        long removal,
        long progress,
        long source,
        long label,
        long group,
        long forgotten) {
    /** Nothing has been read yet. */
    public static final Revisions NONE = new Revisions(FleetRevisions.NONE, -1, -1, -1, -1, -1, -1, -1);

    /**
     * Whether everything has to be read again since the other revisions: nothing was read yet, or a counter is lower because
     * the database was restored or replaced, or actions were forgotten.
     */
    public boolean requiresReloadSince(Revisions other) {
        return other.equals(NONE)
                || !fleet.includes(other.fleet)
                || approval < other.approval
                || removal < other.removal
                || source < other.source
                || label < other.label
                || group < other.group
                || forgotten != other.forgotten;
    }

    /** Whether hosts with their labels and groups, outcomes of runs, approvals and actions are the same. */
    public boolean isSameExceptProgress(Revisions other) {
        return fleet.equals(other.fleet)
                && approval == other.approval
                && removal == other.removal
                && source == other.source
                && label == other.label
                && group == other.group
                && forgotten == other.forgotten;
    }
}
