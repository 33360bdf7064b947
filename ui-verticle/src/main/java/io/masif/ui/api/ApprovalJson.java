package io.masif.ui.api;

import io.masif.decision.Decision;
import io.masif.decision.Revocation;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.store.NewDecision;
import io.masif.ui.view.ApprovalDetail;
import io.masif.ui.view.BlockedHost;
import io.masif.ui.view.Progress;
import io.masif.ui.view.StandingApproval;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** A decision in the API's answers. */
final class ApprovalJson {
    /** So many actions, hosts and blocked hosts of a decision are in a list of decisions; alone it is whole. */
    private static final int LISTED = 100;

    private ApprovalJson() {}

    /** In a list: with the first of its actions and hosts, and how many there are. */
    static JsonObject listed(Progress progress) {
        return write(progress, progress.hostNames(), LISTED);
    }

    /** All of it. */
    static JsonObject whole(ApprovalDetail detail) {
        JsonArray revocations = new JsonArray();
        detail.progress().standing().decision().revocations().stream()
                .filter(revocation -> !revocation.isWhole())
                .map(ApprovalJson::revocation)
                .forEach(revocations::add);
        return write(detail.progress(), detail.hostNames(), Integer.MAX_VALUE).put("revocations", revocations);
    }

    /** What was just decided, while the fleet cannot be asked how far it is. */
    static JsonObject withoutProgress(long id, NewDecision decision, List<String> hosts) {
        JsonObject json = new JsonObject().put("id", id);
        actions(json, decision.patterns(), Integer.MAX_VALUE);
        HostsJson.write(json, decision.hosts().scope(), hosts)
                .put("host_count", decision.hosts().hosts().size());
        return json.put("comment", decision.comment())
                .put("author", decision.author())
                .putNull("created")
                .put("expires", moment(decision.expires()))
                .putNull("revoked")
                .putNull("concerns")
                .putNull("waiting")
                .putNull("running")
                .putNull("done")
                .putNull("failed")
                .putNull("blocked");
    }

    /** A decision that is stored, while nothing else of it can be read. */
    static JsonObject numberOnly(long id) {
        return new JsonObject().put("id", id).putNull("concerns");
    }

    private static JsonObject write(Progress progress, List<String> hosts, int most) {
        StandingApproval standing = progress.standing();
        Decision decision = standing.decision();
        JsonObject json = new JsonObject().put("id", standing.id());
        actions(json, decision.patterns(), most);
        HostsJson.write(json, decision.hosts().scope(), hosts).put("host_count", progress.hostCount());
        return json.put("comment", standing.comment())
                .put("author", standing.author())
                .put("created", moment(standing.created()))
                .put("expires", moment(decision.expires()))
                .put("revoked", moment(standing.revoked()))
                .put(
                        "concerns",
                        new JsonObject()
                                .put("hosts", progress.concernedHosts())
                                .put("actions", progress.concernedActions()))
                .put("waiting", progress.waiting())
                .put("running", progress.running())
                .put("done", progress.done())
                .put("failed", progress.failed())
                .put(
                        "blocked",
                        ApiJson.array(progress.blocked().stream().limit(most).toList(), ApprovalJson::blocked));
    }

    private static void actions(JsonObject json, List<ApprovalPattern> patterns, int most) {
        json.put("actions", ApiJson.array(patterns.stream().limit(most).toList(), ApprovalJson::pattern))
                .put("action_count", patterns.size());
    }

    private static JsonObject pattern(ApprovalPattern pattern) {
        return new JsonObject()
                .put("package", pattern.packageName())
                .put("action", pattern.kind() == null ? null : pattern.kind().word())
                .put("from_version", pattern.from())
                .put("to_version", pattern.to());
    }

    private static JsonObject revocation(Revocation revocation) {
        Scope scope = revocation.hosts().scope();
        return new JsonObject()
                .put("id", revocation.id())
                .put(
                        "actions",
                        revocation.patterns().isEmpty()
                                ? null
                                : ApiJson.array(revocation.patterns(), ApprovalJson::pattern))
                .put("scope", scope.word())
                .put("host_count", revocation.hosts().hosts().size());
    }

    private static JsonObject blocked(BlockedHost blocked) {
        return new JsonObject()
                .put("host", blocked.host())
                .put("waits_for", ApiJson.array(blocked.waitsFor(), ApiJson::key))
                .put("reason", blocked.reason());
    }

    private static String moment(Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
