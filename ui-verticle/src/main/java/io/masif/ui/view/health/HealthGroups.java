package io.masif.ui.view.health;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of a subject.
 *
 * @param hosts how many hosts have any of them
 */
public record HealthGroups(HealthSubject subject, List<HealthRow> rows, int hosts) {
    private static final Comparator<HealthRow> BY_TEXT = Comparator.comparing(HealthRow::value)
            .thenComparing(HealthRow::reason, Comparator.nullsFirst(Comparator.naturalOrder()));

    public HealthGroups {
        rows = List.copyOf(rows);
    }

    /** The rows by their texts, so that rows which are equal in another order keep one. */
    public Stream<HealthRow> sorted() {
        return rows.stream().sorted(BY_TEXT);
    }

    /** The first rows in the order of the subject's list. */
    public List<HealthRow> top(int count) {
        return sorted().sorted(HealthLists.of(subject).all().comparator())
                .limit(count)
                .toList();
    }
}
