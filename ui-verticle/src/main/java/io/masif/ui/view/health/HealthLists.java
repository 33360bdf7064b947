package io.masif.ui.view.health;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lists of the subjects: their rows, and their hosts. */
public final class HealthLists {
    public static final String VALUE = "value";
    public static final String REASON = "reason";
    public static final String AMOUNT = "amount";
    public static final String HOSTS = "hosts";

    public static final String NAME = "name";
    public static final String SYSTEM = "system";
    public static final String LAST_SEEN = "last-seen";

    /** The filter with the id of the row whose hosts are listed. */
    public static final String ROW = "row";

    private static final Map<HealthSubject, ListDefinition<HealthRow>> BY_SUBJECT = new EnumMap<>(HealthSubject.class);
    private static final Map<HealthSubject, ListDefinition<HealthHost>> HOSTS_BY_SUBJECT =
            new EnumMap<>(HealthSubject.class);

    static {
        for (HealthSubject subject : HealthSubject.values()) {
            BY_SUBJECT.put(subject, create(subject));
            HOSTS_BY_SUBJECT.put(subject, createHosts(subject));
        }
    }

    private HealthLists() {}

    /** The list of a subject. */
    public static ListDefinition<HealthRow> of(HealthSubject subject) {
        return BY_SUBJECT.get(subject);
    }

    /** The list of the hosts of a subject, one row for each host and value. */
    public static ListDefinition<HealthHost> hostsOf(HealthSubject subject) {
        return HOSTS_BY_SUBJECT.get(subject);
    }

    /** The requested page of the rows of a subject. */
    public static ListPage<HealthRow> select(ListRequest<HealthRow> request, HealthGroups groups) {
        return ListPage.of(
                request,
                groups.sorted().filter(row -> request.matches(() -> row.key().searchText())),
                groups.rows().size());
    }

    /** The requested page of the hosts of a subject. */
    public static ListPage<HealthHost> select(ListRequest<HealthHost> request, List<HealthHost> hosts) {
        Function<HealthHost, String> text =
                request.filter(ROW).isEmpty() ? HealthHost::searchText : HealthHost::hostText;
        return ListPage.of(
                request, hosts.stream().filter(host -> request.matches(() -> text.apply(host))), hosts.size());
    }

    private static ListDefinition<HealthRow> create(HealthSubject subject) {
        List<Column<HealthRow>> columns = new ArrayList<>();
        columns.add(
                Column.text(VALUE, HealthRow::value).headed(headValue(subject)).required());
        if (subject.hasReason()) {
            columns.add(Column.text(REASON, HealthRow::reason).headed(headReason(subject)));
        }
        if (subject.amount() != HealthSubject.Amount.NONE) {
            columns.add(Column.sorted(AMOUNT, HealthRow::amount).headed(headAmount(subject)));
        }
        if (!subject.isByHost()) {
            columns.add(Column.sorted(HOSTS, HealthRow::hosts).required());
        }
        return new ListDefinition<>("/health/" + subject.word(), columns, List.of(), findOrder(subject))
                .identifiedBy(row -> Arrays.asList(row.value(), row.reason()));
    }

    private static ListDefinition<HealthHost> createHosts(HealthSubject subject) {
        List<Column<HealthHost>> columns = new ArrayList<>();
        columns.add(Column.text(NAME, HealthHost::name).required());
        if (!subject.isByHost()) {
            columns.add(Column.<HealthHost>text(VALUE, host -> host.key().value())
                    .headed(headValue(subject))
                    .required());
        }
        if (subject.hasReason()) {
            columns.add(
                    Column.<HealthHost>text(REASON, host -> host.key().reason()).headed(headReason(subject)));
        }
        if (subject.amount() != HealthSubject.Amount.NONE) {
            columns.add(
                    Column.<HealthHost, Long>sorted(AMOUNT, host -> host.key().amount())
                            .headed(headAmount(subject)));
        }
        columns.add(Column.sorted(SYSTEM, HealthHost::system));
        columns.add(Column.sorted(LAST_SEEN, HealthHost::lastSeen));
        return new ListDefinition<>("/health/" + subject.word() + "/hosts", columns, List.of(Filter.ofText(ROW)), NAME)
                .identifiedBy(host -> Arrays.asList(
                        host.name(), host.key().value(), host.key().reason()));
    }

    private static String headValue(HealthSubject subject) {
        return switch (subject) {
            case FAILED_RUNS -> "message";
            case PROBLEMS -> "state";
            case LISTS -> "origin";
            case REBOOTS, KEPT_BACK, HELD -> "package";
            case SERVICES -> "service";
            case LEFTOVERS -> "file";
            case CONFLICTS, CLOCKS, DISKS, CERTIFICATES -> "host";
            case AGENTS -> "agent";
            // that of the host is beside it
            case SYSTEMS -> "release";
        };
    }

    private static String headReason(HealthSubject subject) {
        return switch (subject) {
            case LISTS -> "from";
            case CERTIFICATES -> "ends";
            default -> REASON;
        };
    }

    private static String headAmount(HealthSubject subject) {
        return switch (subject.amount()) {
            case NONE -> AMOUNT;
            case DAYS -> "days-behind";
            case SECONDS -> "seconds-ahead";
            case SECONDS_LEFT -> "seconds-left";
            case BYTES -> "bytes-free";
        };
    }

    private static String findOrder(HealthSubject subject) {
        if (!subject.isByHost()) {
            return "-" + HOSTS;
        }
        return switch (subject.amount()) {
            case BYTES, SECONDS_LEFT -> AMOUNT;
            case SECONDS -> "-" + AMOUNT;
            case NONE, DAYS -> VALUE;
        };
    }
}
