package io.masif.ui.view.rule;

import io.masif.ui.rollout.plan.RolloutPlan;
import java.time.Instant;

/**
 * What a rule does with a pending action.
 *
 * @param approvesAt from when on it approves the action, or rolls it out; null if it has done so before, and an operator revoked
 *     or cancelled that
 * @param hosts for how many of the hosts that await it
 * @param plan the plan of the rollout that it starts; null if it approves for all of its hosts at once
 * @param waitsFor the number of the rollout of the rule that has to end before; null if there is none
 */
public record RuleOutlook(RuleReference rule, Instant approvesAt, int hosts, RolloutPlan.Key plan, Long waitsFor) {
    /** Whether the rule approves it no more. */
    public boolean isRevoked() {
        return approvesAt == null;
    }
}
