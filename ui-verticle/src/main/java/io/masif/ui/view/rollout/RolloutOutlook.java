package io.masif.ui.view.rollout;

import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.state.RolloutState;

/**
 * The rollout that approves a pending action ring by ring.
 *
 * @param rollout the number of the rollout, which has not ended
 * @param ring its current ring, from 1; 0 if all have ended
 * @param hosts how many of the hosts that await the action it reaches
 */
public record RolloutOutlook(long rollout, RolloutPlan.Key plan, RolloutState state, int ring, int hosts) {
    /** Whether it goes on by itself. */
    public boolean isRunning() {
        return state == RolloutState.RUNNING;
    }
}
