package io.masif.ui.fleet.rule.query;

import io.masif.decision.GroupMembers;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import java.util.List;
import java.util.Set;

/**
 * The state of the index for which rules were evaluated.
 *
 * @param change the number of the last change of the index
 * @param lastRuleVersion the number of the last version of a rule
 * @param busyRules the numbers of the rules of which a rollout has not ended
 */
record EvaluatedState(
        FleetIndex fleet, long change, GroupMembers members, long lastRuleVersion, Set<Integer> busyRules) {
    static EvaluatedState of(IndexView index) {
        FleetIndex fleet = index.fleet();
        return new EvaluatedState(
                fleet,
                fleet.changes().lastChange(),
                fleet.groups().members(),
                fleet.rules().lastVersion(),
                fleet.rollouts().findBusyRules());
    }

    /** Whether all packages have to be evaluated again since then. */
    boolean isOutdatedBy(EvaluatedState current) {
        return fleet != current.fleet
                || members != current.members
                || lastRuleVersion != current.lastRuleVersion
                || !busyRules.equals(current.busyRules)
                || fleet.changes().lastDecisionChange() > change;
    }

    /** Whether one of these actions has changed since then. */
    boolean isOutdatedFor(List<Integer> actions) {
        return fleet.changes()
                        .lastChangeOf(
                                actions.stream().mapToInt(Integer::intValue).toArray())
                > change;
    }
}
