package io.masif.ui.message;

import io.masif.ui.database.Revisions;

/**
 * A change of the fleet since the last one.
 *
 * @param id of the event, in the order of time, unique as long as the process lives
 * @param revisions the revisions up to which everything has been read
 * @param otherChangeCount how often the index changed without a revision: hosts were deleted, or others are silent
 * @param isAvailable whether the database can be read
 * @param parts what changed
 */
public record FleetChange(
        long id, Revisions revisions, long otherChangeCount, boolean isAvailable, ChangedParts parts) {
    /** Where every change is published. */
    public static final String ADDRESS = "ui.change";

    /** The state that was read, without an id. */
    public static FleetChange of(Revisions revisions, long otherChangeCount, ChangedParts parts) {
        return new FleetChange(0, revisions, otherChangeCount, true, parts);
    }

    /** The next change for the state that was read; this one if nothing changed. */
    public FleetChange advanceTo(FleetChange current) {
        if (current.revisions.equals(revisions)
                && current.otherChangeCount == otherChangeCount
                && current.isAvailable == isAvailable
                && current.parts.isEmpty()) {
            return this;
        }
        return new FleetChange(
                id + 1, current.revisions, current.otherChangeCount, current.isAvailable, findParts(current));
    }

    /** Pages that could not be read meanwhile are read again, and all pages if it is unknown what changed. */
    private ChangedParts findParts(FleetChange current) {
        boolean isIndexChanged =
                !current.revisions.isSameExceptProgress(revisions) || current.otherChangeCount != otherChangeCount;
        boolean isUnknown = isIndexChanged && (current.parts.isEmpty() || current.parts.isProgressOnly());
        return current.isAvailable != isAvailable || isUnknown ? ChangedParts.ALL : current.parts;
    }

    /** The state while the database cannot be read. */
    public FleetChange unavailable() {
        return new FleetChange(0, revisions, otherChangeCount, false, ChangedParts.NONE);
    }
}
