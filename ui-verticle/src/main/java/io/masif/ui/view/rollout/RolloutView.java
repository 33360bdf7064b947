package io.masif.ui.view.rollout;

import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.state.RolloutCommand;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.state.RolloutWait;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.approval.FailedRun;
import java.util.List;

/**
 * A rollout with how far its rings are.
 *
 * @param failures the latest failures in its rings
 * @param retryable on how many hosts what failed can be retried
 * @param groups the names of the groups whose members it reaches, sorted; none for hosts, and if that is not known
 * @param approvals the numbers of its approvals that are in force, or ended in the last week, in their order
 */
public record RolloutView(
        Rollout rollout,
        RolloutWait waiting,
        List<RingView> rings,
        List<FailedRun> failures,
        int retryable,
        List<String> groups,
        List<Long> approvals) {
    public RolloutView {
        rings = List.copyOf(rings);
        failures = List.copyOf(failures);
        groups = List.copyOf(groups);
        approvals = List.copyOf(approvals);
    }

    public long id() {
        return rollout.id();
    }

    public RolloutState state() {
        return rollout.status().state();
    }

    public RolloutPlan plan() {
        return rollout.definition().plan();
    }

    /** Whether an operator can have it do that now. */
    public boolean isPossible(RolloutCommand command) {
        return command.isPossible(rollout.status(), plan().rings());
    }

    /** The number of the current ring, from 1; 0 if all have ended. */
    public int currentRing() {
        return rollout.status().current().orElse(-1) + 1;
    }

    /** The same with other failures. */
    public RolloutView withFailures(List<FailedRun> others) {
        return new RolloutView(rollout, waiting, rings, others, retryable, groups, approvals);
    }
}
