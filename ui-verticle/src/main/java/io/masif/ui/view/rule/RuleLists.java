package io.masif.ui.view.rule;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.Arrays;
import java.util.List;

/** The list of rules. */
public final class RuleLists {
    /** The filter by the state of rules. */
    public static final String STATE = "state";

    /** Rules by name. */
    public static final ListDefinition<RuleRow> RULES = new ListDefinition<>(
                    "/rules",
                    List.of(
                            Column.<RuleRow>text(
                                            "name",
                                            row -> row.version().definition().name())
                                    .required(),
                            Column.unsorted("version", row -> row.version().number()),
                            Column.sorted(STATE, row -> row.state().word()),
                            Column.unsorted(
                                    "packages",
                                    row -> String.join(
                                            " ",
                                            row.version()
                                                    .definition()
                                                    .actions()
                                                    .packages()
                                                    .format())),
                            Column.unsorted("groups", row -> String.join(" ", row.groups())),
                            Column.unsorted("age", row -> row.version()
                                    .definition()
                                    .minimumAge()
                                    .toSeconds()),
                            Column.unsorted(
                                    "plan",
                                    row -> row.version().definition().plan() == null
                                            ? null
                                            : row.version()
                                                    .definition()
                                                    .plan()
                                                    .key()
                                                    .name()),
                            Column.sorted("recent", row -> row.recent().actions()),
                            Column.sorted("next", RuleRow::next),
                            Column.text("author", row -> row.version().author()),
                            Column.unsorted("comment", row -> row.version().comment())),
                    List.of(Filter.of(
                            STATE,
                            Arrays.stream(RuleState.values())
                                    .map(RuleState::word)
                                    .toArray(String[]::new))),
                    "name")
            .identifiedBy(row -> List.of(row.version().rule()));

    private RuleLists() {}
}
