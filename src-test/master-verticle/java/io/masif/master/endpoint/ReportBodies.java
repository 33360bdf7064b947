package io.masif.master.endpoint;

import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.wire.EncodedFacts;
import io.masif.wire.Report;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Bodies of reports of version 2. */
final class ReportBodies {
    static final JsonObject FACTS = new JsonObject().put("os", "Debian 12.15");

    private ReportBodies() {}

    static String full(Action... actions) {
        return report(Plan.of(List.of(actions)), FACTS, List.of(), true);
    }

    static String digestOnly(Action... actions) {
        return report(Plan.of(List.of(actions)), null, List.of(), false);
    }

    static String report(Plan plan, JsonObject facts, List<Run> runs, boolean withActions) {
        EncodedFacts encoded = facts == null ? null : EncodedFacts.of(facts);
        return new Report(plan.digest(), withActions ? Optional.of(plan) : Optional.empty(), encoded, runs)
                .toJson()
                .encode();
    }
}
