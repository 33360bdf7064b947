package io.masif.ui.view;

import java.util.List;

/**
 * The whole fleet at one revision.
 *
 * @param hosts how many there are
 * @param running how many of them execute something now
 * @param pending what awaits approval, by package
 * @param approvals the newest decisions in force
 * @param approvalCount how many decisions are in force
 */
public record Overview(
        int hosts, int running, List<PendingPackage> pending, List<Progress> approvals, int approvalCount) {
    /** So many decisions are in it at most. */
    public static final int APPROVALS_MOST = 200;

    public Overview {
        pending = List.copyOf(pending);
        approvals = List.copyOf(approvals);
    }

    /** Every row of every package. */
    public List<PendingRow> rows() {
        return pending.stream().flatMap(each -> each.rows().stream()).toList();
    }
}
