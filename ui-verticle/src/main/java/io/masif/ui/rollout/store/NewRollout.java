package io.masif.ui.rollout.store;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.view.rule.RuleReference;
import java.util.List;

/**
 * A rollout that is to begin.
 *
 * @param patterns at least one
 * @param rule the version of the rule that begins it; null if an operator does
 * @param comment null if there is none
 * @param key the key of the request, by which it can be repeated; null if there is none
 */
public record NewRollout(
        RolloutPlan plan,
        List<ApprovalPattern> patterns,
        RolloutScope scope,
        RuleReference rule,
        String author,
        String comment,
        RequestKey key) {
    public NewRollout {
        patterns = List.copyOf(patterns);
    }
}
