package io.masif.ui.view.host;

import io.masif.domain.Kind;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.Arrays;
import java.util.List;

/** The list of hosts: its columns and filters. The index sorts by the same columns without creating all rows. */
public final class HostColumns {
    public static final String NAME = "name";
    public static final String STATE = "state";
    public static final String PENDING = "pending";
    public static final String SECURITY = "security";
    public static final String LAST_SEEN = "last-seen";
    public static final String SYSTEM = "system";
    public static final String ARCH = "arch";
    public static final String AGENT = "agent";
    public static final String CERTIFICATE = "certificate-ends";
    public static final String LABELS = "labels";
    public static final String PROBLEMS = "problems";

    private static final String[] KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).toArray(String[]::new);

    /** The list of hosts. */
    public static final ListDefinition<HostRow> LIST = new ListDefinition<>(
                    "/hosts",
                    List.of(
                            Column.sorted(NAME, HostRow::name).required(),
                            new Column<>(STATE, row -> row.primary().word(), row -> HostCondition.primary()
                                    .indexOf(row.primary())),
                            Column.sorted(PENDING, HostRow::pending),
                            Column.sorted(SECURITY, HostRow::security),
                            Column.sorted(LAST_SEEN, HostRow::lastSeen),
                            Column.sorted(SYSTEM, row -> row.facts().platform().os()),
                            Column.sorted(ARCH, row -> row.facts().platform().arch()),
                            Column.sorted(AGENT, row -> row.facts().platform().agent()),
                            Column.unsorted(LABELS, row -> row.labels().describeGiven()),
                            new Column<>(PROBLEMS, HostRow::describeProblems, HostRow::countProblems),
                            Column.sorted(CERTIFICATE, HostRow::certificateEnds).hiddenAtFirst()),
                    List.of(
                            Filter.of(HostFilter.STATE, HostCondition.words(Arrays.asList(HostCondition.values()))),
                            Filter.of(HostFilter.PRIMARY, HostCondition.words(HostCondition.primary())),
                            Filter.ofText(HostFilter.SELECTOR),
                            Filter.ofText(HostFilter.GROUP),
                            Filter.ofText(HostFilter.CLASS),
                            Filter.ofText(HostFilter.OS),
                            Filter.ofText(HostFilter.ARCH),
                            Filter.ofText(HostFilter.AGENT),
                            Filter.ofText(HostFilter.SILENT),
                            Filter.ofText(HostFilter.PACKAGE),
                            Filter.ofText(HostFilter.VERSION),
                            Filter.ofText(HostFilter.FROM),
                            Filter.of(HostFilter.ACTION, KINDS),
                            Filter.of(HostFilter.PENDING, KINDS),
                            Filter.of(HostFilter.DECLINED, KINDS),
                            Filter.ofText(HostFilter.APPROVAL),
                            Filter.of(HostFilter.PROGRESS, HostProgress.words()),
                            Filter.ofText(HostFilter.ROLLOUT),
                            Filter.ofText(HostFilter.RING),
                            Filter.of(HostFilter.RING_STATE, RingHostState.words()),
                            Filter.ofText(HostFilter.PLAN)),
                    NAME)
            .identifiedBy(row -> List.of(row.name()));

    private HostColumns() {}
}
