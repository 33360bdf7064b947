package io.masif.ui.event;

import io.masif.ui.store.Revisions;

/**
 * Something is different from what was shown before.
 *
 * @param id of the event, in the order of time, unique as long as the process lives
 * @param seen the revisions up to which everything was seen
 * @param removals how often hosts were found to have gone
 * @param available whether the database can be reached
 * @param onlyProgress whether nothing but how far runs are is different
 */
public record Change(long id, Revisions seen, long removals, boolean available, boolean onlyProgress) {
    /** Where every change is published. */
    public static final String ADDRESS = "ui.change";

    /** What is there, as one reads it; without a number. */
    public static Change found(Revisions seen, long removals) {
        return new Change(0, seen, removals, true, false);
    }

    /** The event that comes after this one when that was found; this one if nothing is different. */
    Change followedBy(Change found) {
        if (found.seen.equals(seen) && found.removals == removals && found.available == available) {
            return this;
        }
        boolean onlyProgress =
                found.seen.sameButProgress(seen) && found.removals == removals && found.available == available;
        return new Change(id + 1, found.seen, found.removals, found.available, onlyProgress);
    }

    /** The database cannot be reached now. */
    Change away() {
        return new Change(0, seen, removals, false, false);
    }
}
