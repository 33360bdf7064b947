package io.masif.agent.message;

import java.time.Instant;

/**
 * How much of the plan is approved and not executed yet.
 *
 * @param approved how many actions
 * @param blocked how many of them cannot be executed yet
 * @param retry when the first of those that were refused or failed is tried again; null if none is
 * @param cause why it was refused; null if none was
 */
public record ApprovalCounts(int approved, int blocked, Instant retry, String cause) {
    /** The cause where none was refused, but an action failed. */
    public static final String ACTION_FAILED = "an action failed";

    /** Nothing is approved. */
    public static final ApprovalCounts NOTHING = new ApprovalCounts(0, 0, null, null);
}
