package io.masif.ui.view.approval;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * The approvals by which hosts may execute actions although another approval of them is revoked.
 *
 * @param hosts how many hosts plan one of the actions and may execute it
 * @param approvals the approvals of most hosts
 * @param approvalCount how many such approvals there are
 * @param actions the actions, each of which a host may execute
 */
public record RemainingApprovals(int hosts, List<Approval> approvals, int approvalCount, List<ActionKey> actions) {
    /** The most approvals in it. */
    public static final int MAX_SHOWN = 10;

    /** None. */
    public static final RemainingApprovals NONE = new RemainingApprovals(0, List.of(), 0, List.of());

    public RemainingApprovals {
        approvals = List.copyOf(approvals);
        actions = List.copyOf(actions);
    }

    /**
     * One of them.
     *
     * @param id its number
     * @param hosts how many hosts plan one of the actions and may execute it by this approval
     */
    public record Approval(long id, int hosts) {}
}
