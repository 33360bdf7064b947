package io.masif.ui.view.approval;

import java.util.List;

/**
 * A decision with every host that it names.
 *
 * @param hostNames sorted
 */
public record ApprovalDetail(DecisionProgress progress, List<String> hostNames) {
    public ApprovalDetail {
        hostNames = List.copyOf(hostNames);
    }
}
