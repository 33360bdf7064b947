package io.masif.ui.view.rule;

import java.time.Instant;
import java.util.List;

/**
 * A rule in the list.
 *
 * @param groups the names of its groups, sorted; none for all hosts
 * @param recent what it approved in the last week
 * @param next when it approves something next; null if nothing is to be approved
 */
public record RuleRow(RuleVersion version, RuleState state, List<String> groups, Recent recent, Instant next) {
    public RuleRow {
        groups = List.copyOf(groups);
    }

    /**
     * The decisions of a rule in the last week.
     *
     * @param approvals how many there are
     * @param actions how many actions they are about
     * @param last when the last one was made; null if there is none
     */
    public record Recent(int approvals, int actions, Instant last) {}

    /** Everything in which words are searched. */
    public String searchText() {
        return String.join(
                " ",
                version.definition().name(),
                String.join(" ", version.definition().actions().packages().format()),
                String.join(" ", groups),
                version.author(),
                version.comment() == null ? "" : version.comment());
    }
}
