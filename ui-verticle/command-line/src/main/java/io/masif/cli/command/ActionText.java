package io.masif.cli.command;

import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Actions of the API in words. */
public final class ActionText {
    private static final int NAMED = 3;

    private ActionText() {}

    /** Such as {@code update perl 5.36}; what is null is any. */
    public static String of(JsonRow action) {
        String name = action.has("package") ? action.text("package") : "any package";
        String kind = action.has("action") ? action.text("action") : "any action on";
        String version = action.has("to_version") ? " " + action.text("to_version") : "";
        // a reboot has its own word in place of a package
        return CleanText.of(kind.equals(name) ? kind : kind + " " + name + version);
    }

    /** The packages of a decision, the first by name. */
    public static String packages(JsonRow decision) {
        List<JsonRow> actions = decision.objects("actions");
        long count = Math.max(decision.number("action_count"), actions.size());
        String names = actions.stream()
                .map(action -> action.has("package") ? action.text("package") : "any")
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return count > NAMED ? names + " … (" + Words.count(count, "action") + ")" : names;
    }

    /** For which hosts a decision is. */
    public static String hosts(JsonRow decision) {
        long count = decision.number("host_count");
        if (decision.has("hosts")) {
            return count == 1 ? decision.texts("hosts").get(0) : Words.count(count, "host");
        }
        if (decision.has("groups")) {
            return "members of " + String.join(", ", decision.texts("groups"));
        }
        return decision.has("except") ? "all but " + Words.number(count) : "all";
    }
}
