package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Plan;
import java.util.List;
import java.util.Set;

/**
 * What of a plan may be executed.
 *
 * @param plan what the host wants
 * @param approved digests of those of its actions that are approved
 */
public record Order(Plan plan, Set<Digest> approved) {
    public Order {
        approved = Set.copyOf(approved);
    }

    List<Action> approvedActions() {
        return plan.actions().stream()
                .filter(action -> approved.contains(action.digest()))
                .toList();
    }

    List<Action> unapproved() {
        return plan.actions().stream()
                .filter(action -> !approved.contains(action.digest()))
                .toList();
    }
}
