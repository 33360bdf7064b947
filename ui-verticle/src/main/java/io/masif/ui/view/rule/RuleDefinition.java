package io.masif.ui.view.rule;

import io.masif.decision.GroupMembers;
import io.masif.decision.GroupSet;
import io.masif.decision.HostSelection;
import io.masif.domain.rule.ActionCriteria;
import io.masif.ui.rollout.plan.PlanReference;
import java.time.Duration;

/**
 * What a version of a rule says.
 *
 * @param isEnabled whether it makes decisions
 * @param actions what it approves
 * @param groups the groups for whose members it does; none for all hosts
 * @param minimumAge how long ago a host must have reported an action for the first time
 * @param plan the plan of the rollouts that it starts; null if it approves for all of its hosts at once
 */
public record RuleDefinition(
        String name,
        boolean isEnabled,
        ActionCriteria actions,
        GroupSet groups,
        Duration minimumAge,
        Validity validity,
        PlanReference plan) {
    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** The longest age that can be demanded. */
    public static final Duration MAX_AGE = Duration.ofDays(366);

    /** The hosts that it is for. */
    public HostSelection select(GroupMembers members) {
        return groups.isEmpty() ? HostSelection.ALL : HostSelection.groups(groups, members);
    }

    /** The same, enabled or disabled. */
    public RuleDefinition withEnabled(boolean isEnabledNow) {
        return new RuleDefinition(name, isEnabledNow, actions, groups, minimumAge, validity, plan);
    }
}
