package io.masif.ui.api;

import io.masif.ui.decision.NewDecision;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.BlockedHost;
import io.masif.ui.view.approval.DecisionProgress;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes approvals for the API's answers. */
final class ApprovalJson {
    private static final DecisionJson DECISIONS = new DecisionJson("expires");

    private ApprovalJson() {}

    /** For a list: the first actions and hosts, and how many there are. */
    static JsonObject writeListed(DecisionProgress progress) {
        return write(progress, progress.hostNames(), DecisionJson.MAX_LISTED);
    }

    /** The whole approval. */
    static JsonObject writeDetail(ApprovalDetail detail) {
        return write(detail.progress(), detail.hostNames(), Integer.MAX_VALUE)
                .put(
                        "revocations",
                        DecisionJson.writeRevocations(
                                detail.progress().approval().decision()));
    }

    /** An approval that was just made, while its progress cannot be read. */
    static JsonObject writeUncounted(long id, NewDecision approval, List<String> hosts) {
        return DECISIONS
                .write(id, approval, hosts)
                .putNull("concerns")
                .putNull("waiting")
                .putNull("running")
                .putNull("done")
                .putNull("failed")
                .putNull("retryable")
                .putNull("silent")
                .putNull("declined")
                .putNull("blocked");
    }

    private static JsonObject write(DecisionProgress progress, List<String> hosts, int max) {
        return DECISIONS
                .write(progress.approval(), hosts, max)
                .put("concerns", DecisionJson.writeConcerns(progress.concernedHosts(), progress.concernedActions()))
                .put("waiting", progress.counts().waiting())
                .put("running", progress.counts().running())
                .put("done", progress.counts().done())
                .put("failed", progress.counts().failed())
                .put("retryable", progress.counts().retryable())
                .put("silent", progress.counts().silent())
                .put("declined", progress.counts().declined())
                .put(
                        "blocked",
                        ApiJson.writeArray(
                                progress.blocked().stream().limit(max).toList(), ApprovalJson::writeBlocked));
    }

    private static JsonObject writeBlocked(BlockedHost blocked) {
        return new JsonObject()
                .put("host", blocked.host())
                .put("waits_for", ApiJson.writeArray(blocked.waitsFor(), ApiJson::writeKey))
                .put("reason", blocked.reason());
    }
}
