package io.masif.ui.store;

/**
 * The counters of the database.
 *
 * @param fleet raised when hosts or runs change
 * @param approval raised when approvals change
 * @param progress raised when runs have come further, and nothing else has changed
 */
public record Revisions(long fleet, long approval, long progress) {
    /** Of somebody who knows nothing yet. */
    public static final Revisions NONE = new Revisions(-1, -1, -1);

    /** Whether one of them is lower than in the other: then the database is not the one that it was. */
    public boolean before(Revisions other) {
        return fleet < other.fleet || approval < other.approval;
    }

    /** Whether hosts, the outcomes of runs, and approvals are those of the other. */
    public boolean sameButProgress(Revisions other) {
        return fleet == other.fleet && approval == other.approval;
    }
}
