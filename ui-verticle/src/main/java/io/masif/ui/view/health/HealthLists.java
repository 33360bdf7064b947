package io.masif.ui.view.health;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The lists of the subjects, and the list of the hosts of a row. */
public final class HealthLists {
    public static final String VALUE = "value";
    public static final String REASON = "reason";
    public static final String AMOUNT = "amount";
    public static final String HOSTS = "hosts";

    /** The filter with the word of the subject. */
    public static final String SUBJECT = "subject";
    /** The filter with the id of the row. */
    public static final String ROW = "row";

    /** The hosts of a row. */
    public static final ListDefinition<HealthHost> ROW_HOSTS = new ListDefinition<>(
                    "/health/hosts",
                    List.of(
                            Column.text("name", HealthHost::name).required(),
                            Column.sorted("system", HealthHost::system),
                            Column.sorted("last-seen", HealthHost::lastSeen)),
                    List.of(Filter.of(SUBJECT, HealthSubject.words()), Filter.ofText(ROW)),
                    "name")
            .identifiedBy(host -> List.of(host.name()));

    private static final Map<HealthSubject, ListDefinition<HealthRow>> BY_SUBJECT = new EnumMap<>(HealthSubject.class);

    static {
        for (HealthSubject subject : HealthSubject.values()) {
            BY_SUBJECT.put(subject, create(subject));
        }
    }

    private HealthLists() {}

    /** The list of a subject. */
    public static ListDefinition<HealthRow> of(HealthSubject subject) {
        return BY_SUBJECT.get(subject);
    }

    private static ListDefinition<HealthRow> create(HealthSubject subject) {
        List<Column<HealthRow>> columns = new ArrayList<>();
        columns.add(Column.text(VALUE, HealthRow::value).required());
        if (subject.hasReason()) {
            columns.add(Column.text(REASON, HealthRow::reason));
        }
        if (subject.amount() != HealthSubject.Amount.NONE) {
            columns.add(Column.sorted(AMOUNT, HealthRow::amount));
        }
        if (!subject.isByHost()) {
            columns.add(Column.sorted(HOSTS, HealthRow::hosts).required());
        }
        return new ListDefinition<>("/health/" + subject.word(), columns, List.of(), findOrder(subject))
                .identifiedBy(row -> Arrays.asList(row.value(), row.reason()));
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
