package io.masif.ui.view.approval;

import java.util.List;

/**
 * A page of the decisions: those in force first, then the newest first.
 *
 * @param totalCount how many there are
 */
public record ApprovalPage(List<DecisionProgress> approvals, int totalCount) {
    public ApprovalPage {
        approvals = List.copyOf(approvals);
    }
}
