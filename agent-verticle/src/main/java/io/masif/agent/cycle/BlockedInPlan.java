package io.masif.agent.cycle;

import io.masif.domain.Plan;
import io.masif.domain.host.BlockedAction;
import java.util.List;

/** The blocked actions of a plan, which mean nothing for another plan. */
record BlockedInPlan(Plan plan, List<BlockedAction> actions) {
    static final BlockedInPlan NONE = new BlockedInPlan(Plan.EMPTY, List.of());

    BlockedInPlan {
        actions = List.copyOf(actions);
    }

    /** The same if the plan is the same, otherwise none. */
    BlockedInPlan forPlan(Plan current) {
        return current.equals(plan) ? this : new BlockedInPlan(current, List.of());
    }
}
