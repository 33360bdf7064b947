package io.masif.ui.rule;

import io.masif.decision.GroupSet;
import io.masif.domain.rule.ActionCriteria;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.Validity;
import java.time.Duration;
import java.util.List;

/**
 * What an operator says of a rule, with the names of groups.
 *
 * @param groups none for all hosts
 */
public record RuleInput(
        String name,
        boolean isEnabled,
        ActionCriteria actions,
        List<String> groups,
        Duration minimumAge,
        Validity validity) {
    public RuleInput {
        groups = groups.stream().distinct().toList();
    }

    /** The definition with the numbers of the groups. */
    public RuleDefinition define(GroupSet numbers) {
        return new RuleDefinition(name, isEnabled, actions, numbers, minimumAge, validity);
    }
}
