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
 * @param reach which hosts it reaches
 * @param approvals the numbers of its approvals that are in force, or ended in the last week, in their order
 */
public record RolloutView(
        Rollout rollout,
        RolloutWait waiting,
        List<RingView> rings,
        List<FailedRun> failures,
        int retryable,
        Reach reach,
        List<Long> approvals) {
    public RolloutView {
        rings = List.copyOf(rings);
        failures = List.copyOf(failures);
        approvals = List.copyOf(approvals);
    }

    /**
     * Which hosts a rollout reaches.
     *
     * @param groups the names of the groups whose members they are, sorted; none for hosts, and if that is not known
     * @param ringless how many of them are in no ring; null while the last ring has not opened, and when the rollout has ended
     */
    public record Reach(List<String> groups, Integer ringless) {
        /** That is not known. */
        public static final Reach UNKNOWN = new Reach(List.of(), null);

        public Reach {
            groups = List.copyOf(groups);
        }
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
        return new RolloutView(rollout, waiting, rings, others, retryable, reach, approvals);
    }
}
