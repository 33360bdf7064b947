package io.masif.ui.api.rollout;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.PlanReferenceJson;
import io.masif.ui.rollout.plan.RingJson;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.view.rollout.RingGroups;
import io.vertx.core.json.JsonObject;

/** Writes rollout plans. */
final class PlanJson {
    private PlanJson() {}

    /** Which version of which plan. */
    static JsonObject writeKey(RolloutPlan plan) {
        return PlanReferenceJson.write(plan.key());
    }

    /** A version of a plan. */
    static JsonObject write(RolloutPlan plan, RingGroups groups) {
        return writeKey(plan)
                .put("rings", ApiJson.writeArray(plan.rings(), ring -> RingJson.write(ring, groups::getName)))
                .put("author", plan.author())
                .put("comment", plan.comment())
                .put("created", ApiJson.formatInstant(plan.created()));
    }
}
