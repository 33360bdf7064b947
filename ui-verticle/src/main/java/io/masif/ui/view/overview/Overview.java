package io.masif.ui.view.overview;

import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.pending.PendingPackage;
import io.masif.ui.view.pending.PendingRow;
import java.util.List;

/**
 * The fleet at one revision.
 *
 * @param hosts how many there are
 * @param running how many of them execute actions now
 * @param pending the pending actions, by package
 * @param approvals the newest decisions in force
 * @param approvalCount how many decisions are in force
 */
public record Overview(
        int hosts, int running, List<PendingPackage> pending, List<DecisionProgress> approvals, int approvalCount) {
    /** The most decisions in it. */
    public static final int MAX_APPROVALS = 200;

    public Overview {
        pending = List.copyOf(pending);
        approvals = List.copyOf(approvals);
    }

    /** The same with the decisions in another form. */
    public Overview withApprovals(List<DecisionProgress> others) {
        return new Overview(hosts, running, pending, others, approvalCount);
    }

    /** Every row of every package. */
    public List<PendingRow> rows() {
        return pending.stream().flatMap(each -> each.rows().stream()).toList();
    }
}
