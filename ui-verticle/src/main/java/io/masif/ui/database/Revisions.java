package io.masif.ui.database;

/**
 * The counters of the database.
 *
 * @param fleet raised when hosts or runs change
 * @param approval raised when approvals change
 * @param removal raised when hosts or runs were removed
 * @param progress raised when runs have come further, and nothing else has changed
 */
public record Revisions(long fleet, long approval, long removal, long progress) {
    /** Of somebody who knows nothing yet. */
    public static final Revisions NONE = new Revisions(-1, -1, -1, -1);

    /**
     * Whether what was read at the other ones has to be read again as a whole: hosts or runs were removed, or a counter
     * is lower, and the database not the one that it was.
     */
    public boolean requiresReloadSince(Revisions other) {
        return fleet < other.fleet || approval < other.approval || removal != other.removal;
    }

    /** Whether hosts, the outcomes of runs, and approvals are those of the other. */
    public boolean isSameExceptProgress(Revisions other) {
        return fleet == other.fleet && approval == other.approval && removal == other.removal;
    }
}
