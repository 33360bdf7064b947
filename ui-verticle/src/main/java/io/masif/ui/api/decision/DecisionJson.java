package io.masif.ui.api.decision;

import io.masif.decision.Decision;
import io.masif.decision.Revocation;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.approval.summary.RevocationSummary;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Writes what decisions of all kinds have in common. */
public final class DecisionJson {
    /** The most actions, hosts and blocked hosts of a decision in a list; a single decision is written whole. */
    static final int MAX_LISTED = 100;

    private final String endMember;

    /** @param endMember the name of the member with the moment at which a decision ends */
    DecisionJson(String endMember) {
        this.endMember = endMember;
    }

    /**
     * A stored decision, without what it concerns now.
     *
     * @param max the most actions
     */
    JsonObject write(AuthoredDecision standing, List<String> hosts, int max) {
        Decision decision = standing.decision();
        JsonObject json = new JsonObject().put("id", standing.id());
        putActions(json, decision.patterns(), max);
        HostSelectionJson.write(json, decision.hosts().scope(), hosts)
                .put("host_count", decision.hosts().namedCount());
        return putRecord(
                json,
                standing.comment(),
                standing.author(),
                standing.created(),
                decision.expires(),
                standing.revokedAt());
    }

    /**
     * A decision in short.
     *
     * @param hosts the names of hosts or groups
     * @param max the most actions
     */
    JsonObject write(DecisionSummary decision, List<String> hosts, int max) {
        JsonObject json = new JsonObject()
                .put("id", decision.id())
                .put(
                        "actions",
                        ApiJson.writeArray(
                                decision.patterns().first().stream().limit(max).toList(), DecisionJson::writePattern))
                .put("action_count", decision.patterns().count());
        HostSelectionJson.write(
                        json, decision.hosts().scope(), hosts.stream().sorted().toList())
                .put("host_count", decision.hosts().count());
        return putRecord(json, decision.comment(), decision.author(), decision.created(), decision.expires(), null);
    }

    /** A decision that was just made, while it cannot be read. */
    JsonObject write(long id, NewDecision decision, List<String> hosts) {
        JsonObject json = new JsonObject().put("id", id);
        putActions(json, decision.patterns(), Integer.MAX_VALUE);
        HostSelectionJson.write(json, decision.hosts().scope(), hosts)
                .put("host_count", decision.hosts().namedCount());
        return putRecord(json, decision.comment(), decision.author(), null, decision.expires(), null);
    }

    private JsonObject putRecord(
            JsonObject json, String comment, String author, Instant created, Instant end, Instant revoked) {
        return json.put("comment", comment)
                .put("author", author)
                .put("created", ApiJson.formatInstant(created))
                .put(endMember, ApiJson.formatInstant(end))
                .put("revoked", ApiJson.formatInstant(revoked));
    }

    /** What of a decision was revoked, but for the revocation of all of it. */
    static JsonArray writeRevocations(Decision decision) {
        return ApiJson.writeArray(
                decision.revocations().stream()
                        .filter(revocation -> !revocation.isWhole())
                        .toList(),
                DecisionJson::writeRevocation);
    }

    /** Revocations in short, but for that of all of a decision. */
    static JsonArray writeParts(List<RevocationSummary> revocations) {
        return ApiJson.writeArray(
                revocations.stream().filter(revocation -> !revocation.isWhole()).toList(),
                DecisionJson::writeRevocation);
    }

    static JsonObject writeConcerns(int hosts, int actions) {
        return new JsonObject().put("hosts", hosts).put("actions", actions);
    }

    private static void putActions(JsonObject json, List<ApprovalPattern> patterns, int max) {
        json.put("actions", ApiJson.writeArray(patterns.stream().limit(max).toList(), DecisionJson::writePattern))
                .put("action_count", patterns.size());
    }

    /** A pattern. */
    public static JsonObject writePattern(ApprovalPattern pattern) {
        return new JsonObject()
                .put("package", pattern.packageName())
                .put("action", pattern.kind() == null ? null : pattern.kind().word())
                .put("from_version", pattern.from())
                .put("to_version", pattern.to());
    }

    private static JsonObject writeRevocation(RevocationSummary revocation) {
        return new JsonObject()
                .put(
                        "actions",
                        revocation.patterns().count() == 0
                                ? null
                                : ApiJson.writeArray(revocation.patterns().first(), DecisionJson::writePattern))
                .put("scope", revocation.hosts().scope().word())
                .put("host_count", revocation.hosts().count());
    }

    private static JsonObject writeRevocation(Revocation revocation) {
        return new JsonObject()
                .put("id", revocation.id())
                .put(
                        "actions",
                        revocation.patterns().isEmpty()
                                ? null
                                : ApiJson.writeArray(revocation.patterns(), DecisionJson::writePattern))
                .put("scope", revocation.hosts().scope().word())
                .put("host_count", revocation.hosts().hosts().size());
    }
}
