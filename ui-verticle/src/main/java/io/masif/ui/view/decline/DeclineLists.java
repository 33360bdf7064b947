package io.masif.ui.view.decline;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** The list of declines and deferrals. */
public final class DeclineLists {
    /** The filter by whether it is in force; those that ended are in the list for a while. */
    public static final String STATE = "state";

    /** The value of {@link #STATE} for declines that are not in force any more. */
    public static final String ENDED = "ended";

    /** The column of how many hosts a decline concerns now. */
    public static final String HOSTS = "hosts";

    /** Declines, the newest first. */
    public static final ListDefinition<DeclineProgress> DECLINES = new ListDefinition<>(
                    "/declines",
                    List.of(
                            Column.<DeclineProgress, Long>sorted(
                                            "number", each -> each.decline().id())
                                    .required(),
                            Column.<DeclineProgress>unsorted("actions", each -> describe(each.decline()))
                                    .required(),
                            Column.unsorted("scope", each -> each.decline()
                                    .decision()
                                    .hosts()
                                    .scope()
                                    .word()),
                            Column.unsorted("names", each -> String.join(" ", each.hostNames())),
                            Column.sorted(HOSTS, DeclineProgress::concernedHosts),
                            Column.text("author", each -> each.decline().author()),
                            Column.sorted("created", each -> each.decline().created()),
                            Column.sorted(
                                    "until", each -> each.decline().decision().expires()),
                            Column.unsorted("comment", each -> each.decline().comment())),
                    List.of(Filter.of(STATE, ENDED), Filter.of("kind", "declined", "deferred")),
                    "-number")
            .identifiedBy(each -> List.of(-each.decline().id()));

    private DeclineLists() {}

    /** All of its actions, one after the other: {@code update perl 5.36; update bar 1.1}. */
    public static String describe(AuthoredDecision decline) {
        return decline.decision().patterns().stream()
                .map(DeclineLists::describe)
                .collect(Collectors.joining("; "));
    }

    private static String describe(ApprovalPattern pattern) {
        return (pattern.kind() == null ? "" : pattern.kind().word() + " ")
                + (pattern.packageName() == null ? "" : pattern.packageName())
                + (pattern.to() == null ? "" : " " + pattern.to());
    }
}
