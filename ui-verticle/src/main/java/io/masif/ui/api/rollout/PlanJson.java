package io.masif.ui.api.rollout;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.RingJson;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.view.rollout.RingGroups;
import io.vertx.core.json.JsonObject;

/** Writes rollout plans. */
final class PlanJson {
    private PlanJson() {}

    /** Which version of which plan. */
    static JsonObject writeKey(RolloutPlan plan) {
        return new JsonObject()
                .put("id", plan.key().plan())
                .put("name", plan.key().name())
                .put("version", plan.key().version());
    }

    /** A version of a plan. */
    static JsonObject write(RolloutPlan plan, RingGroups groups) {
        return writeKey(plan)
                .put("rings", ApiJson.writeArray(plan.rings(), ring -> RingJson.write(ring, groups::getName)))
                .put("author", plan.author())
                .put("comment", plan.comment())
                .put("created", ApiJson.formatInstant(plan.created()));
    }

    static Failure createUnknown(String name) {
        return Failure.badInput(Text.of("refusal-rollout.plan-name", Quote.of(name)));
    }
}
