package io.masif.ui.message;

import io.masif.ui.database.Revisions;

/**
 * Something is different from what was shown before.
 *
 * @param id of the event, in the order of time, unique as long as the process lives
 * @param revisions the revisions up to which everything was seen
 * @param removalCount how often hosts were found to have gone
 * @param isAvailable whether the database can be reached
 * @param isProgressOnly whether nothing but how far runs are is different
 */
public record FleetChange(
        long id, Revisions revisions, long removalCount, boolean isAvailable, boolean isProgressOnly) {
    /** Where every change is published. */
    public static final String ADDRESS = "ui.change";

    /** What is there, as one reads it; without a number. */
    public static FleetChange of(Revisions revisions, long removalCount) {
        return new FleetChange(0, revisions, removalCount, true, false);
    }

    /** The event that comes after this one when that was found; this one if nothing is different. */
    public FleetChange advanceTo(FleetChange current) {
        if (current.revisions.equals(revisions)
                && current.removalCount == removalCount
                && current.isAvailable == isAvailable) {
            return this;
        }
        boolean isProgressOnly = current.revisions.isSameExceptProgress(revisions)
                && current.removalCount == removalCount
                && current.isAvailable == isAvailable;
        return new FleetChange(id + 1, current.revisions, current.removalCount, current.isAvailable, isProgressOnly);
    }

    /** The database cannot be reached now. */
    public FleetChange unavailable() {
        return new FleetChange(0, revisions, removalCount, false, false);
    }
}
