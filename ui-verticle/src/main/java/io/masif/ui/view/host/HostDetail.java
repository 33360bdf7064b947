package io.masif.ui.view.host;

import io.masif.clock.ClockDifference;
import io.masif.domain.Action;
import java.util.List;

/**
 * A host and what it wants.
 *
 * @param row as in the list
 * @param plan the actions that it wants, the first of them if they are many
 * @param clock how far its clock is from the database's; null if it is right, or not known
 */
public record HostDetail(HostRow row, List<PlannedAction> plan, ClockDifference clock) {
    /** So many actions of a plan are listed at most. */
    public static final int MAX_PLAN_SIZE = 5000;

    public HostDetail {
        plan = List.copyOf(plan);
    }

    /** The same, with what is known of its clock. */
    public HostDetail with(ClockDifference difference) {
        return new HostDetail(row, plan, difference);
    }

    /**
     * An action of the plan.
     *
     * @param approved whether an approval in force covers it for this host
     */
    public record PlannedAction(Action action, boolean approved) {}
}
