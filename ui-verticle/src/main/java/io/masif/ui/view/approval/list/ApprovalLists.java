package io.masif.ui.view.approval.list;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.list.ListRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the list of decisions can be asked for. */
public final class ApprovalLists {
    public static final String STATE = "state";
    public static final String PROGRESS = "progress";
    public static final String AUTHOR = "author";
    public static final String PACKAGE = "package";
    public static final String FROM = "from";
    public static final String TO = "to";

    /** The state of all decisions. */
    public static final String ALL = "all";

    /** The state without that filter. */
    public static final String DEFAULT_STATE = DecisionState.STANDING.word();

    /** The order by which what needs attention comes first. */
    public static final String ATTENTION = "attention";

    /** The order by the time at which a decision was made; in the archive by its number. */
    public static final String CREATED = "created";

    /** The order by the time at which a decision was revoked or expired. */
    public static final String ENDED = "ended";

    private static final String NEWEST = "-" + CREATED;
    private static final String LAST_ENDED = "-" + ENDED;

    private static final String PATH = "/approvals";
    private static final int PAGE_SIZE = 30;

    private static final List<Filter> FILTERS = List.of(
            new Filter(
                    STATE,
                    Stream.concat(Arrays.stream(DecisionState.values()).map(DecisionState::word), Stream.of(ALL))
                            .toList()),
            new Filter(
                    PROGRESS,
                    Arrays.stream(ProgressState.values())
                            .map(ProgressState::word)
                            .toList()),
            Filter.ofText(AUTHOR),
            Filter.ofText(PACKAGE),
            Filter.ofText(FROM),
            Filter.ofText(TO));

    private static final List<Column<ApprovalRow>> COLUMNS = List.of(
            new Column<ApprovalRow>(ATTENTION, row -> row.state().word(), ApprovalRow::attentionRank).required(),
            Column.<ApprovalRow, Instant>sorted(CREATED, row -> row.decision().created())
                    .required(),
            Column.sorted(ENDED, ApprovalRow::ended).required(),
            Column.sorted("hosts", ApprovalRow::hostCount).required(),
            Column.<ApprovalRow>text("author", row -> row.decision().author()).required());

    /** The list on the page. */
    public static final ListDefinition<ApprovalRow> LIST =
            new ListDefinition<>(PATH, COLUMNS, FILTERS, ATTENTION, PAGE_SIZE).identifiedBy(row -> List.of(-row.id()));

    /** The list for programs. */
    public static final ListDefinition<ApprovalRow> PROGRAMS =
            new ListDefinition<>(PATH, COLUMNS, FILTERS, NEWEST).identifiedBy(row -> List.of(-row.id()));

    /** The records of the CSV. */
    public static final ListDefinition<AuditRecord> AUDIT =
            new ListDefinition<>(PATH, AuditRecord.COLUMNS, FILTERS, ATTENTION);

    private ApprovalLists() {}

    /** The word of the state that is asked for. */
    public static String getState(ListRequest<?> request) {
        String state = request.filter(STATE);
        return state.isEmpty() ? DEFAULT_STATE : state;
    }

    /** Whether decisions in that state have ended. */
    public static boolean hasEnded(String state) {
        return state.equals(DecisionState.EXPIRED.word()) || state.equals(DecisionState.REVOKED.word());
    }

    /** The order of decisions in that state if none is asked for: the latest event first, or what needs attention. */
    public static String usualOrder(String state) {
        if (hasEnded(state)) {
            return LAST_ENDED;
        }
        return state.equals(ALL) ? NEWEST : ATTENTION;
    }

    /** The orders that a reader of decisions in that state can choose, the usual one first. */
    public static List<String> orders(String state) {
        return Stream.of(usualOrder(state), NEWEST, CREATED, "-hosts", "author")
                .distinct()
                .toList();
    }

    /** The same request without an order that is the usual one of its state, or that only decisions in other states have. */
    public static ListRequest<ApprovalRow> withoutUsualOrder(ListRequest<ApprovalRow> request) {
        String state = getState(request);
        boolean isUsual = request.order().equals(usualOrder(state)) || (request.isSortedBy(ENDED) && !hasEnded(state));
        return isUsual ? request.inOrder(ATTENTION) : request;
    }
}
