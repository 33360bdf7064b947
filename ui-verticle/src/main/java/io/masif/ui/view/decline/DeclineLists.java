package io.masif.ui.view.decline;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.list.ListRequest;
import java.util.List;
import java.util.stream.Collectors;

/** The list of declines and deferrals. */
public final class DeclineLists {
    /** The filter by whether it is in force. */
    public static final String STATE = "state";

    /** The value of {@link #STATE} for declines that are not in force any more. */
    public static final String ENDED = "ended";

    /** The filter by whether it ends by itself. */
    private static final String KIND = "kind";

    private static final String DECLINED = "declined";
    private static final String DEFERRED = "deferred";

    /** The column of how many hosts a decline concerns now. */
    public static final String HOSTS = "hosts";

    /** Declines, the newest first. */
    public static final ListDefinition<DeclineProgress> DECLINES = new ListDefinition<>(
                    "/declines",
                    List.of(
                            Column.<DeclineProgress, Long>sorted("number", DeclineProgress::id)
                                    .required(),
                            Column.<DeclineProgress>unsorted(
                                            "actions",
                                            each -> describe(
                                                    each.decision().patterns().first()))
                                    .required(),
                            Column.unsorted(
                                    "scope",
                                    each -> each.decision().hosts().scope().word()),
                            Column.unsorted(
                                    "names",
                                    each -> String.join(
                                            " ", each.decision().hosts().first())),
                            Column.sorted(HOSTS, DeclineProgress::concernedHosts),
                            Column.text("author", each -> each.decision().author()),
                            Column.sorted("created", each -> each.decision().created()),
                            Column.sorted("until", each -> each.decision().expires()),
                            Column.unsorted("comment", each -> each.decision().comment())),
                    List.of(Filter.of(STATE, ENDED), Filter.of(KIND, DECLINED, DEFERRED)),
                    "-number")
            .identifiedBy(each -> List.of(-each.id()));

    private DeclineLists() {}

    /** Whether a request asks for declines that end by themselves, or for those that do not. */
    public static boolean isOfKind(ListRequest<DeclineProgress> request, boolean isDeferral) {
        String kind = request.filter(KIND);
        return kind.isEmpty() || kind.equals(isDeferral ? DEFERRED : DECLINED);
    }

    /** Whether a request asks for declines that are not in force any more. */
    public static boolean isForEnded(ListRequest<DeclineProgress> request) {
        return request.filter(STATE).equals(ENDED);
    }

    /** Actions, one after the other: {@code update perl 5.36; update bar 1.1}. */
    public static String describe(List<ApprovalPattern> patterns) {
        return patterns.stream().map(DeclineLists::describe).collect(Collectors.joining("; "));
    }

    private static String describe(ApprovalPattern pattern) {
        return (pattern.kind() == null ? "" : pattern.kind().word() + " ")
                + (pattern.packageName() == null ? "" : pattern.packageName())
                + (pattern.to() == null ? "" : " " + pattern.to());
    }
}
