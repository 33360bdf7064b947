package io.masif.ui.view.rule.detail;

import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.rule.RuleForecast;
import io.masif.ui.view.rule.RuleVersion;
import java.util.List;
import java.util.Map;

/**
 * A rule with its versions and what they decided.
 *
 * @param versions the newest first
 * @param groupNames of all groups that a version names, by number
 * @param heldUp what keeps it from rolling out what is old enough; null if nothing does
 * @param rollouts those that have not ended, or ended in the last week, the newest first
 * @param decisions of those that it made without a rollout, the last ones in force, or that ended in the last week, the newest
 *     first
 * @param inForce how many of these are in force
 */
public record RuleDetail(
        List<RuleVersion> versions,
        Map<Integer, String> groupNames,
        RuleForecast forecast,
        HeldUp heldUp,
        List<Rollout> rollouts,
        List<AuthoredDecision> decisions,
        int inForce) {
    /** How many decisions are listed. */
    public static final int MAX_DECISIONS = 100;

    public RuleDetail {
        versions = List.copyOf(versions);
        groupNames = Map.copyOf(groupNames);
        rollouts = List.copyOf(rollouts);
        decisions = List.copyOf(decisions);
    }

    /** The version that counts. */
    public RuleVersion current() {
        return versions.get(0);
    }

    /** The names of the groups of a version, sorted; none for all hosts. */
    public List<String> groups(RuleVersion version) {
        return version.definition().groups().ids().stream()
                .map(id -> groupNames.getOrDefault(id, Integer.toString(id)))
                .sorted()
                .toList();
    }
}
