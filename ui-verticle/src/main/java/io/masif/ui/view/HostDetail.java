package io.masif.ui.view;

import io.masif.domain.Action;
import java.util.List;

/**
 * A host and what it wants.
 *
 * @param row as in the list
 * @param plan the actions that it wants, the first of them if they are many
 */
public record HostDetail(HostRow row, List<PlannedAction> plan) {
    /** So many actions of a plan are listed at most. */
    public static final int LONGEST_PLAN = 5000;

    public HostDetail {
        plan = List.copyOf(plan);
    }

    /**
     * An action of the plan.
     *
     * @param approved whether an approval in force covers it for this host
     */
    public record PlannedAction(Action action, boolean approved) {}
}
