package io.masif.ui.api.decision;

import io.masif.ui.decision.NewDecision;
import io.masif.ui.view.decline.DeclineDetail;
import io.masif.ui.view.decline.DeclineProgress;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes declines for the API's answers. */
final class DeclineJson {
    private static final DecisionJson DECISIONS = new DecisionJson("until");

    private DeclineJson() {}

    /** For a list: the first actions and hosts, and how many there are. */
    static JsonObject writeListed(DeclineProgress progress) {
        return write(progress, progress.hostNames(), DecisionJson.MAX_LISTED);
    }

    /** The whole decline. */
    static JsonObject writeDetail(DeclineDetail detail) {
        return write(detail.progress(), detail.hostNames(), Integer.MAX_VALUE)
                .put(
                        "revocations",
                        DecisionJson.writeRevocations(
                                detail.progress().decline().decision()));
    }

    /** A decline that was just made, while what it concerns cannot be read. */
    static JsonObject writeUncounted(long id, NewDecision decline, List<String> hosts) {
        return DECISIONS.write(id, decline, hosts).putNull("concerns");
    }

    private static JsonObject write(DeclineProgress progress, List<String> hosts, int max) {
        return DECISIONS
                .write(progress.decline(), hosts, max)
                .put("concerns", DecisionJson.writeConcerns(progress.concernedHosts(), progress.concernedActions()));
    }
}
