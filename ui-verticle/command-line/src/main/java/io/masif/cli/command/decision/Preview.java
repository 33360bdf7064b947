package io.masif.cli.command.decision;

import io.masif.cli.command.ActionText;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /**
     * What a person is asked, such as {@code approve 12 actions for all hosts, also later ones?}
     *
     * @param target of the decision, as it is sent
     */
    String question(String verb, Map<String, Object> target) {
        return verb + " " + actions() + " for " + describeTarget(target) + "?";
    }

    private static String describeTarget(Map<String, Object> target) {
        if (target.get("hosts") instanceof List<?> hosts) {
            return hosts.size() == 1 ? hosts.get(0).toString() : Words.count(hosts.size(), "host");
        }
        if (target.get("groups") instanceof List<?> groups) {
            String names = groups.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return "the members of " + CleanText.of(names) + ", also later ones";
        }
        return target.get("except") instanceof List<?> except
                ? "all hosts but " + Words.number(except.size()) + ", also later ones"
                : "all hosts, also later ones";
    }

    private String actions() {
        return Words.count(answer.number("action_count"), "action");
    }

    /** All that a person should know before. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        answer.objects("actions").stream().limit(MAX_LISTED).forEach(each -> lines.add("  " + ActionText.of(each)));
        long more = answer.number("action_count") - MAX_LISTED;
        if (more > 0) {
            lines.add("  and " + Words.count(more, "other"));
        }
        lines.add(actions() + ", pending on " + Words.count(hosts(), "host") + ", "
                + Words.number(answer.number("ready_hosts")) + " of which can begin now");
        addCount(lines, "silent_hosts", "not seen for a day");
        addHeld(lines);
        addProblems(lines);
        addCount(lines, "reboot_hosts", "in need of a reboot already");
        add(lines, "Removes: ", removedPackages());
        add(lines, "Restarts, now and whenever it is needed again: ", texts("restarts"));
        add(lines, "Not executed where it would replace a newer version: ", texts("steps_back"));
        add(lines, "Usually needs a reboot: ", answer.texts("reboot_packages"));
        if (answer.number("related_count") > 0) {
            lines.add(Words.count(answer.number("related_count"), "related action")
                    + " pending there as well, which some hosts may need first");
        }
        return lines;
    }

    private void addHeld(List<String> lines) {
        JsonRow held = answer.object("held");
        if (held.number("hosts") > 0) {
            lines.add(Words.count(held.number("hosts"), "host") + " get no approvals now: "
                    + held.text("state").replace('_', ' '));
        }
    }

    private void addProblems(List<String> lines) {
        JsonRow problems = answer.object("problem_hosts");
        List<String> counts = problems.members().keySet().stream()
                .filter(state -> problems.number(state) > 0)
                .map(state -> Words.number(problems.number(state)) + " " + state)
                .toList();
        add(lines, "Hosts that cannot execute anything: ", counts);
    }

    private void addCount(List<String> lines, String member, String words) {
        if (answer.number(member) > 0) {
            lines.add(Words.count(answer.number(member), "host") + " " + words);
        }
    }

    private List<String> removedPackages() {
        return answer.objects("removals").stream()
                .map(action -> action.text("package"))
                .distinct()
                .toList();
    }

    private List<String> texts(String actions) {
        return answer.objects(actions).stream().map(ActionText::of).toList();
    }

    /** Adds a line with the first elements, if there are any. */
    private static void add(List<String> lines, String words, List<String> elements) {
        int more = elements.size() - MAX_LISTED;
        if (!elements.isEmpty()) {
            lines.add(CleanText.of(words
                    + elements.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + Words.count(more, "other") : "")));
        }
    }
}
