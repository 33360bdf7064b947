package io.masif.ui.api.answer;

import io.masif.ui.rollout.plan.RolloutPlan;
import io.vertx.core.json.JsonObject;

/** Writes which version of a rollout plan is meant. */
public final class PlanReferenceJson {
    private PlanReferenceJson() {}

    /** {@code {"id", "name", "version"}}, with the number of the plan. */
    public static JsonObject write(RolloutPlan.Key plan) {
        return new JsonObject().put("id", plan.plan()).put("name", plan.name()).put("version", plan.version());
    }
}
