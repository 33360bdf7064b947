package io.masif.agent.message;

import java.time.Instant;

/**
 * How many actions of the plan are approved and not executed yet.
 *
 * @param blocked how many of the approved ones cannot be executed yet
 * @param retry when the first action that was refused or failed is tried again; null if there is none
 * @param cause why it was refused; null if there is none
 */
public record ApprovalCounts(int approved, int blocked, Instant retry, String cause) {
    /** The cause if the action was not refused, but has failed. */
    public static final String ACTION_FAILED = "an action failed";

    /** Nothing is approved. */
    public static final ApprovalCounts NOTHING = new ApprovalCounts(0, 0, null, null);
}
