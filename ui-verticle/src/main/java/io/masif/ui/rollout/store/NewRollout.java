package io.masif.ui.rollout.store;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.plan.RolloutScope;
import java.util.List;

/**
 * A rollout that is to begin.
 *
 * @param patterns at least one
 * @param ruleVersion the number of the version of the rule that makes it; null if an operator does
 * @param comment null if there is none
 * @param key the key of the request, by which it can be repeated; null if there is none
 */
public record NewRollout(
        RolloutPlan plan,
        List<ApprovalPattern> patterns,
        RolloutScope scope,
        Long ruleVersion,
        String author,
        String comment,
        RequestKey key) {
    public NewRollout {
        patterns = List.copyOf(patterns);
    }
}
