package io.masif.cli.command.decision;

import io.masif.cli.command.ActionText;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a decision would concern.
 *
 * @param answer as the API has it
 */
record Preview(JsonRow answer) {
    private static final int MAX_LISTED = 10;

    /** For how many hosts one of its actions is pending. */
    long hosts() {
        return answer.number("hosts");
    }

    /** Such as {@code 12 actions on 8,412 hosts}. */
    String summary() {
        return Words.count(answer.number("action_count"), "action") + " on " + Words.count(hosts(), "host");
    }

    /** All that a person should know before. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        answer.objects("actions").stream().limit(MAX_LISTED).forEach(each -> lines.add("  " + ActionText.of(each)));
        long more = answer.number("action_count") - MAX_LISTED;
        if (more > 0) {
            lines.add("  and " + Words.count(more, "other"));
        }
        lines.add(summary() + "; " + Words.number(answer.number("ready_hosts")) + " can begin now");
        addCount(lines, "silent_hosts", "not seen for a day");
        addActions(lines, "removals", "removed: ");
        addActions(lines, "steps_back", "would replace a newer version somewhere, and is not executed there: ");
        if (!answer.texts("reboot_packages").isEmpty()) {
            lines.add("usually needs a reboot: " + String.join(", ", answer.texts("reboot_packages")));
        }
        if (answer.number("related_count") > 0) {
            lines.add(Words.count(answer.number("related_count"), "related action") + " pending there as well");
        }
        return lines;
    }

    private void addCount(List<String> lines, String member, String words) {
        if (answer.number(member) > 0) {
            lines.add(Words.count(answer.number(member), "host") + " " + words);
        }
    }

    private void addActions(List<String> lines, String member, String words) {
        List<JsonRow> actions = answer.objects(member);
        if (!actions.isEmpty()) {
            lines.add(words
                    + actions.stream().limit(MAX_LISTED).map(ActionText::of).collect(Collectors.joining(", ")));
        }
    }
}
