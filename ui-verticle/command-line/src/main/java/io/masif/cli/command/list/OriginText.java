package io.masif.cli.command.list;

import io.masif.cli.json.JsonRow;
import java.util.ArrayList;
import java.util.List;

/** Says which rule or rollout made an approval. */
final class OriginText {
    private OriginText() {}

    /** Such as {@code rule Security nightly v3, rollout 12 ring 2}; null if an operator made it. */
    static String of(JsonRow approval) {
        List<String> origins = new ArrayList<>();
        JsonRow rule = approval.object("rule");
        if (rule.text("name") != null) {
            origins.add("rule " + rule.text("name") + " v" + rule.number("version"));
        }
        if (approval.number("rollout") > 0) {
            origins.add("rollout " + approval.number("rollout") + describeRing(approval.number("ring")));
        }
        return origins.isEmpty() ? null : String.join(", ", origins);
    }

    private static String describeRing(long ring) {
        return ring > 0 ? " ring " + ring : "";
    }
}
