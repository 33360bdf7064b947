package io.masif.ui.api.decision;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.api.answer.HeldBackJson;
import io.masif.ui.api.answer.RuleReferenceJson;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.BlockedHost;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.ApprovalView;
import io.masif.ui.view.approval.summary.RevocationSummary;
import io.masif.ui.view.rule.DecisionOrigin;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes approvals for the API's answers. */
final class ApprovalJson {
    private static final DecisionJson DECISIONS = new DecisionJson("expires");
    private static final List<String> COUNTS = List.of(
            "concerns",
            "waiting",
            "running",
            "done",
            "failed",
            "retryable",
            "silent",
            "declined",
            "blocked_hosts",
            "blocked");

    private ApprovalJson() {}

    /** For a list: the first actions and hosts, and how many there are. */
    static JsonObject writeListed(ApprovalRow row) {
        return write(row, row.decision().hosts().first(), DecisionJson.MAX_LISTED);
    }

    private static JsonObject write(ApprovalRow row, List<String> hosts, int max) {
        JsonObject json = putOrigin(
                        DECISIONS.write(row.decision(), hosts, max),
                        row.decision().origin())
                .put("state", row.state().word())
                .put(
                        "revoked",
                        row.revocations().stream()
                                .filter(RevocationSummary::isWhole)
                                .findFirst()
                                .map(whole -> ApiJson.formatInstant(whole.created()))
                                .orElse(null))
                .put("held", HeldBackJson.write(row.held()));
        return row.progress() == null ? putUnknown(json) : putProgress(json, row.progress(), max);
    }

    /** The whole approval, of which the index knows the progress. */
    static JsonObject writeDetail(ApprovalDetail detail) {
        DecisionProgress progress = detail.progress();
        return putProgress(
                        putOrigin(
                                DECISIONS.write(progress.approval(), detail.hostNames(), Integer.MAX_VALUE),
                                progress.approval().origin()),
                        progress,
                        Integer.MAX_VALUE)
                .put("held", HeldBackJson.write(detail.held()))
                .put(
                        "revocations",
                        DecisionJson.writeRevocations(progress.approval().decision()));
    }

    /** An approval that ended long ago, with all its actions and hosts. */
    static JsonObject writeArchived(ApprovalView view) {
        return write(view.row(), view.parts().hostNames(), Integer.MAX_VALUE)
                .put("revocations", DecisionJson.writeParts(view.row().revocations()));
    }

    /** An approval that was just made, while its progress cannot be read. */
    static JsonObject writeUncounted(long id, NewDecision approval, List<String> hosts) {
        return putUnknown(putOrigin(DECISIONS.write(id, approval, hosts), null)).putNull("held");
    }

    private static JsonObject putOrigin(JsonObject json, DecisionOrigin origin) {
        return json.put("rule", origin == null || origin.rule() == null ? null : RuleReferenceJson.write(origin.rule()))
                .put("rollout", origin == null ? null : origin.rollout())
                .put("ring", origin == null ? null : origin.ringNumber());
    }

    private static JsonObject putUnknown(JsonObject json) {
        COUNTS.forEach(json::putNull);
        return json;
    }

    private static JsonObject putProgress(JsonObject json, DecisionProgress progress, int max) {
        return json.put("concerns", DecisionJson.writeConcerns(progress.concernedHosts(), progress.concernedActions()))
                .put("waiting", progress.counts().waiting())
                .put("running", progress.counts().running())
                .put("done", progress.counts().done())
                .put("failed", progress.counts().failed())
                .put("retryable", progress.counts().retryable())
                .put("silent", progress.counts().silent())
                .put("declined", progress.counts().declined())
                .put("blocked_hosts", progress.blocked().hosts())
                .put(
                        "blocked",
                        ApiJson.writeArray(
                                progress.blocked().first().stream().limit(max).toList(), ApprovalJson::writeBlocked));
    }

    private static JsonObject writeBlocked(BlockedHost blocked) {
        return new JsonObject()
                .put("host", blocked.host())
                .put("waits_for", ApiJson.writeArray(blocked.waitsFor(), ApiJson::writeKey))
                .put("reason", blocked.reason());
    }
}
