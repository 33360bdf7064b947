package io.masif.ui.view;

import io.masif.domain.Action;
import java.util.List;

/**
 * A host and what it wants.
 *
 * @param row as in the list
 * @param plan every action that it wants
 */
public record HostDetail(HostRow row, List<PlannedAction> plan) {
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
