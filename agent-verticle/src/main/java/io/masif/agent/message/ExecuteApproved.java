package io.masif.agent.message;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Plan;
import java.util.List;
import java.util.Set;

/**
 * Asks to execute the approved actions of a plan.
 *
 * @param approved the digests of the approved actions
 */
public record ExecuteApproved(Plan plan, Set<Digest> approved) {
    public ExecuteApproved {
        approved = Set.copyOf(approved);
    }

    public List<Action> approvedActions() {
        return plan.actions().stream()
                .filter(action -> approved.contains(action.digest()))
                .toList();
    }

    public List<Action> unapprovedActions() {
        return plan.actions().stream()
                .filter(action -> !approved.contains(action.digest()))
                .toList();
    }
}
