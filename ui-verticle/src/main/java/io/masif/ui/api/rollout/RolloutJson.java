package io.masif.ui.api.rollout;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.HeldBackJson;
import io.masif.ui.api.answer.RuleReferenceJson;
import io.masif.ui.api.decision.DecisionJson;
import io.masif.ui.rollout.plan.RolloutScope;
import io.masif.ui.rollout.state.RolloutWait;
import io.masif.ui.rollout.store.RolloutDefinition;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.host.RingHostState;
import io.masif.ui.view.rollout.RingView;
import io.masif.ui.view.rollout.RolloutView;
import io.masif.ui.view.rule.RuleReference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes rollouts. Rings are numbered from 1. */
final class RolloutJson {
    private static final int MAX_LISTED_ACTIONS = 20;

    private RolloutJson() {}

    /** A rollout in a list, with the first of its actions. */
    static JsonObject writeListed(RolloutView view) {
        return write(view, MAX_LISTED_ACTIONS);
    }

    /** A rollout with all of its actions, and what failed. */
    static JsonObject write(RolloutView view) {
        return write(view, Integer.MAX_VALUE)
                .put("failures", ApiJson.writeArray(view.failures(), RolloutJson::write))
                .put("retryable", view.retryable());
    }

    private static JsonObject write(RolloutView view, int maxActions) {
        RolloutDefinition definition = view.rollout().definition();
        List<ApprovalPattern> patterns = definition.patterns();
        RolloutScope scope = definition.scope();
        RuleReference rule = definition.authorship().rule();
        return new JsonObject()
                .put("id", view.id())
                .put("state", view.state().word())
                .put("since", ApiJson.formatInstant(view.rollout().status().since()))
                .put("plan", PlanJson.writeKey(view.plan()))
                .put(
                        "actions",
                        ApiJson.writeArray(patterns.stream().limit(maxActions).toList(), DecisionJson::writePattern))
                .put("action_count", patterns.size())
                .put("scope", scope.scope().word())
                .put("host_count", scope.namedCount())
                .put("ringless_hosts", view.reach().ringless())
                .put(
                        "groups",
                        view.reach().groups().isEmpty()
                                ? null
                                : new JsonArray(view.reach().groups()))
                .put("rule", rule == null ? null : RuleReferenceJson.write(rule))
                .put("author", definition.authorship().author())
                .put("comment", definition.authorship().comment())
                .put("created", ApiJson.formatInstant(definition.authorship().created()))
                .put("waits_for", write(view.waiting()))
                .put("rings", ApiJson.writeArray(view.rings(), RolloutJson::write));
    }

    private static JsonObject write(RolloutWait waiting) {
        return new JsonObject()
                .put("what", waiting.kind().word())
                .put("ring", waiting.ring() == null ? null : waiting.ring() + 1)
                .put("since", ApiJson.formatInstant(waiting.since()))
                .put("until", ApiJson.formatInstant(waiting.until()));
    }

    private static JsonObject write(RingView ring) {
        JsonObject counts = null;
        if (ring.lastCounts() != null) {
            counts = new JsonObject();
            for (RingHostState state : RingHostState.values()) {
                counts.put(state.word(), ring.count(state));
            }
        }
        return new JsonObject()
                .put("ring", ring.number())
                .put("state", ring.status().state().word())
                .put("opened", ApiJson.formatInstant(ring.status().opened()))
                .put("met", ApiJson.formatInstant(ring.status().met()))
                .put("ended", ApiJson.formatInstant(ring.status().ended()))
                .put("host_count", ring.hostCount())
                .put("counts", counts)
                .put("held", HeldBackJson.write(ring.held()))
                .put("checked", ApiJson.formatInstant(ring.record().checked()))
                .put("check_problem", ring.record().checkProblem());
    }

    private static JsonObject write(FailedRun failed) {
        return new JsonObject()
                .put("host", failed.host())
                .put("run", failed.run())
                .put("ended", ApiJson.formatInstant(failed.ended()))
                .put("message", failed.message())
                .put("output", failed.output());
    }
}
