package io.masif.agent.message;

import java.time.Instant;
import java.util.List;

/**
 * How many actions of the plan are approved and not executed yet.
 *
 * @param blocked how many of the approved ones cannot be executed yet
 * @param paused the approved actions that are tried again later, because they failed or were refused before
 * @param retry when the first action that was refused or failed is tried again; null if there is none
 * @param cause why it was refused; null if there is none
 */
public record ApprovalCounts(int approved, int blocked, List<PausedAction> paused, Instant retry, String cause) {
    public ApprovalCounts {
        paused = List.copyOf(paused);
    }

    /** The cause if the action was not refused, but has failed. */
    public static final String ACTION_FAILED = "an action failed";

    /** Nothing is approved. */
    public static final ApprovalCounts NOTHING = new ApprovalCounts(0, 0, List.of(), null, null);
}
