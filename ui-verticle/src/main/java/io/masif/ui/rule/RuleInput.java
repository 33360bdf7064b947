package io.masif.ui.rule;

import io.masif.decision.GroupSet;
import io.masif.domain.rule.ActionCriteria;
import io.masif.ui.rollout.plan.PlanReference;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.Validity;
import java.time.Duration;
import java.util.List;

/**
 * What an operator says of a rule, with the names of groups and of the plan.
 *
 * @param groups none for all hosts
 * @param plan the name of the plan of its rollouts; null if it starts none
 */
public record RuleInput(
        String name,
        boolean isEnabled,
        ActionCriteria actions,
        List<String> groups,
        Duration minimumAge,
        Validity validity,
        String plan) {
    public RuleInput {
        groups = groups.stream().distinct().toList();
    }

    /**
     * The definition with the numbers of the groups.
     *
     * @param reference the version of the plan; null without one
     */
    public RuleDefinition define(GroupSet numbers, PlanReference reference) {
        return new RuleDefinition(name, isEnabled, actions, numbers, minimumAge, validity, reference);
    }
}
