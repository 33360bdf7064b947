package io.masif.ui.view.approval;

import io.masif.ui.view.delivery.HeldBack;
import java.util.List;

/**
 * A decision with every host that it names.
 *
 * @param hostNames sorted
 * @param held the hosts that wait and to which no approvals are handed out now; null if there are none
 */
public record ApprovalDetail(DecisionProgress progress, List<String> hostNames, HeldBack held) {
    public ApprovalDetail {
        hostNames = List.copyOf(hostNames);
    }
}
