package io.masif.ui.view.host;

import io.masif.clock.ClockDifference;
import io.masif.decision.EffectiveDecision;
import io.masif.domain.Action;
import io.masif.ui.view.approval.ActionDecision;
import java.time.Instant;
import java.util.List;

/**
 * A host and its plan.
 *
 * @param row the row in the list of hosts
 * @param plan the first actions of its plan
 * @param groups the names of its groups
 * @param clock the difference between its clock and the database's; null if it is small or unknown
 */
public record HostDetail(HostSummary row, List<PlannedAction> plan, List<String> groups, ClockDifference clock) {
    /** The most actions of a plan. */
    public static final int MAX_PLAN_SIZE = 5000;

    public HostDetail {
        plan = List.copyOf(plan);
        groups = List.copyOf(groups);
    }

    /**
     * The same with what changes without a revision.
     *
     * @param lastSeen null to leave it as it is
     * @param difference of the clocks; null if it is small or unknown
     */
    public HostDetail withTimes(Instant lastSeen, ClockDifference difference) {
        return new HostDetail(lastSeen == null ? row : row.withLastSeen(lastSeen), plan, groups, difference);
    }

    /**
     * An action of the plan.
     *
     * @param decision what is decided about it for this host
     */
    public record PlannedAction(Action action, ActionDecision decision) {
        /** Whether the host may execute it. */
        public boolean approved() {
            return decision.state() == EffectiveDecision.State.APPROVED;
        }
    }
}
