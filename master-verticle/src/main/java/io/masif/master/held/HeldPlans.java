package io.masif.master.held;

import java.util.HashMap;
import java.util.Map;

/** The plans of held reports: hosts with the same plan share one. */
final class HeldPlans {
    private final Map<Long, HeldPlan> byId = new HashMap<>();

    /** The plan, which is to be {@linkplain #release released} once. */
    HeldPlan acquire(HoldRequest request) {
        HeldPlan plan = byId.computeIfAbsent(request.planId(), id -> new HeldPlan(id, request.actions()));
        plan.addUse();
        return plan;
    }

    void release(HeldPlan plan) {
        if (plan.removeUse()) {
            byId.remove(plan.id());
        }
    }
}
