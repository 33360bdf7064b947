package io.masif.ui.view.group;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.list.ListRequest;
import java.util.List;

/** The list of groups. */
public final class GroupLists {
    /** The kind of a group whose hosts are named. */
    public static final String BY_HAND = "by-hand";

    /** The kind of a group whose hosts are chosen by their labels. */
    public static final String SELECTOR = "selector";

    /** Groups of that kind. */
    public static final String KIND = "kind";

    /** Groups with a member in that condition. */
    public static final String WITH = "with";

    private static final String PENDING = "pending";
    private static final String FAILED = "failed";
    private static final String SILENT = "silent";

    /** By name. */
    public static final ListDefinition<GroupRow> GROUPS = new ListDefinition<>(
                    "/groups",
                    List.of(
                            Column.text("name", GroupRow::name).required(),
                            Column.text(SELECTOR, GroupRow::selector),
                            Column.<GroupRow, Integer>sorted(
                                            "members", each -> each.counts().members())
                                    .required(),
                            Column.<GroupRow, Integer>sorted(
                                    PENDING, each -> each.counts().pending()),
                            Column.<GroupRow, Integer>sorted(
                                    FAILED, each -> each.counts().failed()),
                            Column.<GroupRow, Integer>sorted(
                                    SILENT, each -> each.counts().silent()),
                            Column.text("description", GroupRow::description),
                            Column.text("author", GroupRow::author).hiddenAtFirst(),
                            Column.sorted("created", GroupRow::created).hiddenAtFirst()),
                    List.of(Filter.of(KIND, SELECTOR, BY_HAND), Filter.of(WITH, PENDING, FAILED, SILENT)),
                    "name")
            .identifiedBy(each -> List.of(each.name()));

    private GroupLists() {}

    /** Whether a request finds the group. */
    public static boolean matches(ListRequest<GroupRow> request, GroupRow row) {
        String kind = request.filter(KIND);
        return (kind.isEmpty() || kind.equals(row.kind()))
                && hasMember(request.filter(WITH), row.counts())
                && request.matches(
                        String.join(" ", row.name(), row.isByHand() ? "" : row.selector(), row.description()));
    }

    private static boolean hasMember(String condition, GroupRow.Counts counts) {
        return switch (condition) {
            case PENDING -> counts.pending() > 0;
            case FAILED -> counts.failed() > 0;
            case SILENT -> counts.silent() > 0;
            default -> true;
        };
    }
}
