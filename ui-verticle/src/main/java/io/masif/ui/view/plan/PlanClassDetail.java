package io.masif.ui.view.plan;

import io.masif.domain.Action;
import java.util.List;

/**
 * A class of hosts and how its plan differs from that of another class.
 *
 * @param hostNames the names of the first hosts
 * @param actions the first of its actions
 * @param others classes to compare with: those with the most actions in common
 * @param difference null if there is no other class
 */
public record PlanClassDetail(
        PlanClass planClass,
        List<String> hostNames,
        List<PlannedAction> actions,
        List<PlanClass> others,
        PlanDifference difference) {
    /** The most names of hosts, and the most actions of each list. */
    public static final int MAX_LISTED = 200;

    public PlanClassDetail {
        hostNames = List.copyOf(hostNames);
        actions = List.copyOf(actions);
        others = List.copyOf(others);
    }

    /**
     * An action of the plan.
     *
     * @param isSecurity whether it is a security update
     * @param decision what is decided about it on the hosts of the class
     */
    public record PlannedAction(Action action, boolean isSecurity, ClassDecision decision) {
        /** Whether it is pending for one of the hosts. */
        public boolean isPending() {
            return decision == ClassDecision.PENDING;
        }
    }
}
