package io.masif.ui.fleet.overview;

import io.masif.decision.GroupMembers;
import io.masif.domain.Action;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rule.ActionSummary;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.rule.RuleVersion;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Finds the hosts on which a pending action waits for an operator, since nothing will approve it. */
final class UndecidedHosts {
    private final FleetIndex fleet;
    private final IndexView index;
    private final RolloutReach reach;

    UndecidedHosts(IndexView index) {
        this.index = index;
        this.fleet = index.fleet();
        this.reach = new RolloutReach(index);
    }

    /**
     * Those of the hosts that neither a rollout nor a rule reaches by itself. A rollout that is paused, or whose next ring waits
     * for somebody, and a rule that waits for such a rollout need an operator.
     *
     * @param pending the hosts for which the action is pending
     * @return a new bitmap
     */
    RoaringBitmap find(ActionSummary action, RoaringBitmap pending) {
        GroupMembers members = fleet.groups().members();
        List<Action> actions = action.ids().stream().map(fleet::action).toList();
        RoaringBitmap undecided = pending.clone();
        fleet.rollouts()
                .unfinished()
                .filter(rollout -> isAbout(rollout, actions))
                .forEach(rollout -> undecided.andNot(reach.select(rollout, pending)));
        fleet.rules()
                .findMatching(action)
                .filter(rule -> willApprove(rule, action))
                .forEach(rule ->
                        undecided.andNot(rule.definition().select(members).select(pending)));
        return undecided;
    }

    private static boolean isAbout(Rollout rollout, List<Action> actions) {
        return rollout.definition().patterns().stream()
                .anyMatch(pattern -> actions.stream().anyMatch(pattern::coversAsPartOfUpdate));
    }

    private boolean willApprove(RuleVersion rule, ActionSummary action) {
        return rule.isActive(index.now())
                && rule.findApprovalTime(action.firstSeen()).isPresent()
                && !fleet.rules().hasDecided(rule, action.key())
                && (rule.definition().plan() == null || !isHeldUp(rule));
    }

    private boolean isHeldUp(RuleVersion rule) {
        return fleet.rollouts()
                .findUnfinished(rule.rule())
                .filter(reach::isStuck)
                .isPresent();
    }
}
