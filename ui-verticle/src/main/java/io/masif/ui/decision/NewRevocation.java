package io.masif.ui.decision;

import io.masif.decision.HostSelection;
import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * A revocation that an operator requests.
 *
 * @param decision the decision's number
 * @param patterns the actions that are no longer approved; empty for all of the decision
 * @param hosts the hosts for which they are no longer approved
 * @param comment null if there is none
 * @param key identifies a repeated request; null if it cannot be repeated
 */
public record NewRevocation(
        String author,
        long decision,
        List<ApprovalPattern> patterns,
        HostSelection hosts,
        String comment,
        RequestKey key) {
    public NewRevocation {
        patterns = List.copyOf(patterns);
    }
}
