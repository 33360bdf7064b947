package io.masif.ui.view.approval;

import java.util.List;

/**
 * Some decisions, those in force before those that were revoked, and then the newest first.
 *
 * @param totalCount how many there are
 */
public record ApprovalPage(List<DecisionProgress> approvals, int totalCount) {
    public ApprovalPage {
        approvals = List.copyOf(approvals);
    }
}
