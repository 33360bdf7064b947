package io.masif.ui.api.decision;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.view.decline.DeclineDetail;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.decline.DeclineView;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes declines for the API's answers. */
final class DeclineJson {
    private static final DecisionJson DECISIONS = new DecisionJson("until");

    private DeclineJson() {}

    /** For a list: the first actions and hosts, and how many there are. */
    static JsonObject writeListed(DeclineProgress progress) {
        return write(progress, progress.decision().hosts().first(), DecisionJson.MAX_LISTED);
    }

    private static JsonObject write(DeclineProgress progress, List<String> hosts, int max) {
        return putConcerns(
                DECISIONS
                        .write(progress.decision(), hosts, max)
                        .put("revoked", ApiJson.formatInstant(progress.revokedAt())),
                progress);
    }

    /** The whole decline, which the index has. */
    static JsonObject writeDetail(DeclineDetail detail) {
        return putConcerns(DECISIONS.write(detail.decline(), detail.hostNames(), Integer.MAX_VALUE), detail.progress())
                .put(
                        "revocations",
                        DecisionJson.writeRevocations(detail.decline().decision()));
    }

    /** A decline that ended long ago, with all its actions and hosts. */
    static JsonObject writeArchived(DeclineView view) {
        return write(view.progress(), view.parts().hostNames(), Integer.MAX_VALUE)
                .put("revocations", DecisionJson.writeParts(view.parts().revocations()));
    }

    /** A decline that was just made, while what it concerns cannot be read. */
    static JsonObject writeUncounted(long id, NewDecision decline, List<String> hosts) {
        return DECISIONS.write(id, decline, hosts).putNull("concerns");
    }

    private static JsonObject putConcerns(JsonObject json, DeclineProgress progress) {
        return json.put(
                "concerns",
                progress.concernedHosts() == null
                        ? null
                        : DecisionJson.writeConcerns(progress.concernedHosts(), progress.concernedActions()));
    }
}
