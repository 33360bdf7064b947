package io.masif.ui.event;

/**
 * Something is different from what was shown before.
 *
 * @param id of the event, in the order of time, unique as long as the process lives
 * @param fleet the revision of hosts and runs
 * @param approval the revision of the approvals
 * @param available whether the database can be reached
 */
public record Change(long id, long fleet, long approval, boolean available) {
    /** Where every change is published. */
    public static final String ADDRESS = "ui.change";
}
