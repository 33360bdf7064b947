package io.masif.ui.view;

import java.util.List;

/**
 * Some decisions, those in force before those that were revoked, and then the newest first.
 *
 * @param all how many there are
 */
public record ApprovalPage(List<Progress> approvals, int all) {
    public ApprovalPage {
        approvals = List.copyOf(approvals);
    }
}
