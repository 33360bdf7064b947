package io.masif.ui.api;

import io.masif.decision.Decision;
import io.masif.decision.Revocation;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.BlockedHost;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.StandingApproval;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes decisions for the API's answers. */
final class ApprovalJson {
    /** The most actions, hosts and blocked hosts of a decision in a list; a single decision is written whole. */
    private static final int MAX_LISTED = 100;

    private ApprovalJson() {}

    /** For a list: the first actions and hosts, and how many there are. */
    static JsonObject writeListed(DecisionProgress progress) {
        return writeProgress(progress, progress.hostNames(), MAX_LISTED);
    }

    /** The whole decision. */
    static JsonObject writeDetail(ApprovalDetail detail) {
        JsonArray revocations = new JsonArray();
        detail.progress().approval().decision().revocations().stream()
                .filter(revocation -> !revocation.isWhole())
                .map(ApprovalJson::writeRevocation)
                .forEach(revocations::add);
        return writeProgress(detail.progress(), detail.hostNames(), Integer.MAX_VALUE)
                .put("revocations", revocations);
    }

    /** A decision that was just made, while its progress cannot be read. */
    static JsonObject writeWithoutProgress(long id, NewDecision decision, List<String> hosts) {
        JsonObject json = new JsonObject().put("id", id);
        putActions(json, decision.patterns(), Integer.MAX_VALUE);
        HostSelectionJson.write(json, decision.hosts().scope(), hosts)
                .put("host_count", decision.hosts().hosts().size());
        return json.put("comment", decision.comment())
                .put("author", decision.author())
                .putNull("created")
                .put("expires", ApiJson.formatInstant(decision.expires()))
                .putNull("revoked")
                .putNull("concerns")
                .putNull("waiting")
                .putNull("running")
                .putNull("done")
                .putNull("failed")
                .putNull("silent")
                .putNull("blocked");
    }

    /** A stored decision, while nothing but its number can be read. */
    static JsonObject writeIdOnly(long id) {
        return new JsonObject().put("id", id).putNull("concerns");
    }

    private static JsonObject writeProgress(DecisionProgress progress, List<String> hosts, int max) {
        StandingApproval approval = progress.approval();
        Decision decision = approval.decision();
        JsonObject json = new JsonObject().put("id", approval.id());
        putActions(json, decision.patterns(), max);
        HostSelectionJson.write(json, decision.hosts().scope(), hosts).put("host_count", progress.namedHostCount());
        return json.put("comment", approval.comment())
                .put("author", approval.author())
                .put("created", ApiJson.formatInstant(approval.created()))
                .put("expires", ApiJson.formatInstant(decision.expires()))
                .put("revoked", ApiJson.formatInstant(approval.revokedAt()))
                .put(
                        "concerns",
                        new JsonObject()
                                .put("hosts", progress.concernedHosts())
                                .put("actions", progress.concernedActions()))
                .put("waiting", progress.counts().waiting())
                .put("running", progress.counts().running())
                .put("done", progress.counts().done())
                .put("failed", progress.counts().failed())
                .put("silent", progress.counts().silent())
                .put(
                        "blocked",
                        ApiJson.writeArray(
                                progress.blocked().stream().limit(max).toList(), ApprovalJson::writeBlocked));
    }

    private static void putActions(JsonObject json, List<ApprovalPattern> patterns, int max) {
        json.put("actions", ApiJson.writeArray(patterns.stream().limit(max).toList(), ApprovalJson::writePattern))
                .put("action_count", patterns.size());
    }

    private static JsonObject writePattern(ApprovalPattern pattern) {
        return new JsonObject()
                .put("package", pattern.packageName())
                .put("action", pattern.kind() == null ? null : pattern.kind().word())
                .put("from_version", pattern.from())
                .put("to_version", pattern.to());
    }

    private static JsonObject writeRevocation(Revocation revocation) {
        Scope scope = revocation.hosts().scope();
        return new JsonObject()
                .put("id", revocation.id())
                .put(
                        "actions",
                        revocation.patterns().isEmpty()
                                ? null
                                : ApiJson.writeArray(revocation.patterns(), ApprovalJson::writePattern))
                .put("scope", scope.word())
                .put("host_count", revocation.hosts().hosts().size());
    }

    private static JsonObject writeBlocked(BlockedHost blocked) {
        return new JsonObject()
                .put("host", blocked.host())
                .put("waits_for", ApiJson.writeArray(blocked.waitsFor(), ApiJson::writeKey))
                .put("reason", blocked.reason());
    }
}
