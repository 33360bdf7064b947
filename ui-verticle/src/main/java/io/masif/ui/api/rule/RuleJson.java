package io.masif.ui.api.rule;

import io.masif.domain.Kind;
import io.masif.domain.rule.ActionCriteria;
import io.masif.domain.rule.ReleasePattern;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.PlanReferenceJson;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.rule.ForecastAction;
import io.masif.ui.view.rule.RuleDefinition;
import io.masif.ui.view.rule.RuleForecast;
import io.masif.ui.view.rule.RulePreview;
import io.masif.ui.view.rule.RuleRow;
import io.masif.ui.view.rule.RuleState;
import io.masif.ui.view.rule.RuleVersion;
import io.masif.ui.view.rule.detail.HeldUp;
import io.masif.ui.view.rule.detail.RuleDetail;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Writes rules for answers. */
final class RuleJson {
    private RuleJson() {}

    static JsonObject writeRow(RuleRow row) {
        return writeVersion(row.version(), row.groups())
                .put("state", row.state().word())
                .put("recent_approvals", row.recent().approvals())
                .put("recent_actions", row.recent().actions())
                .put("last_approval", ApiJson.formatInstant(row.recent().last()))
                .put("next_approval", ApiJson.formatInstant(row.next()));
    }

    /** The whole rule. */
    static JsonObject writeDetail(RuleDetail rule, Instant now) {
        return writeVersion(rule.current(), rule.groups(rule.current()))
                .put("state", RuleState.of(rule.current().definition(), now).word())
                .put("forecast", writeForecast(rule.forecast()))
                .put("held_up", rule.heldUp() == null ? null : writeHeldUp(rule.heldUp(), now))
                .put("approvals_in_force", rule.inForce())
                .put("rollouts", ApiJson.writeArray(rule.rollouts(), RuleJson::writeRollout))
                .put("approvals", ApiJson.writeArray(rule.decisions(), RuleJson::writeDecision))
                .put("versions", ApiJson.writeArray(rule.versions(), each -> writeVersion(each, rule.groups(each))));
    }

    private static JsonObject writeHeldUp(HeldUp held, Instant now) {
        return new JsonObject()
                .put("rollout", held.rollout())
                .put("since", ApiJson.formatInstant(held.since()))
                .put("overdue", held.isOverdue(now));
    }

    private static JsonObject writeVersion(RuleVersion version, List<String> groups) {
        RuleDefinition definition = version.definition();
        ActionCriteria actions = definition.actions();
        return new JsonObject()
                .put("id", version.rule())
                .put("version", version.number())
                .put("name", definition.name())
                .put("enabled", definition.isEnabled())
                .put("packages", new JsonArray(actions.packages().format()))
                .put(
                        "actions",
                        new JsonArray(actions.kinds().stream().map(Kind::word).toList()))
                .put("security_only", actions.securityOnly())
                .put(
                        "releases",
                        new JsonArray(actions.releases().stream()
                                .map(ReleasePattern::format)
                                .toList()))
                .put("groups", new JsonArray(groups))
                .put("minimum_age", definition.minimumAge().toSeconds())
                .put(
                        "plan",
                        definition.plan() == null
                                ? null
                                : PlanReferenceJson.write(definition.plan().key()))
                .put("valid_from", ApiJson.formatInstant(definition.validity().from()))
                .put("valid_to", ApiJson.formatInstant(definition.validity().to()))
                .put("author", version.author())
                .put("comment", version.comment())
                .put("created", ApiJson.formatInstant(version.created()));
    }

    private static JsonObject writeRollout(Rollout rollout) {
        return new JsonObject()
                .put("id", rollout.id())
                .put("version", rollout.definition().authorship().rule().version())
                .put("state", rollout.status().state().word())
                .put("action_count", rollout.definition().patterns().size())
                .put(
                        "created",
                        ApiJson.formatInstant(rollout.definition().authorship().created()));
    }

    private static JsonObject writeDecision(AuthoredDecision decision) {
        return new JsonObject()
                .put("id", decision.id())
                .put("version", decision.origin().rule().version())
                .put("action_count", decision.decision().patterns().size())
                .put("created", ApiJson.formatInstant(decision.created()))
                .put("revoked", ApiJson.formatInstant(decision.revokedAt()));
    }

    static JsonObject writePreview(RulePreview preview) {
        return writeForecast(preview.forecast())
                .put(
                        "past",
                        new JsonObject()
                                .put("days", RulePreview.DAYS)
                                .put("known_since", ApiJson.formatInstant(preview.knownSince()))
                                .put("action_count", preview.pastCount())
                                .put("actions", ApiJson.writeArray(preview.past(), each -> ApiJson.writeKey(each.key())
                                        .put("approves_at", ApiJson.formatInstant(each.time())))));
    }

    private static JsonObject writeForecast(RuleForecast forecast) {
        return new JsonObject()
                .put("now", writePart(forecast.now()))
                .put("soon", writePart(forecast.soon()).put("days", RuleForecast.DAYS))
                .put("next_approval", ApiJson.formatInstant(forecast.next()));
    }

    private static JsonObject writePart(RuleForecast.Part part) {
        return new JsonObject()
                .put("action_count", part.count())
                .put("hosts", part.hosts())
                .put("revoked_actions", part.revoked())
                .put("actions", ApiJson.writeArray(part.actions(), RuleJson::writeAction));
    }

    private static JsonObject writeAction(ForecastAction action) {
        return ApiJson.writeKey(action.key())
                .put("hosts", action.hosts())
                .put("approves_at", ApiJson.formatInstant(action.approvesAt()))
                .put("revoked", action.isRevoked());
    }
}
