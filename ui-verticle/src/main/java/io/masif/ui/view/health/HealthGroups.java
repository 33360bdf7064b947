package io.masif.ui.view.health;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The groups of values, each of which is given once. */
    public static HealthGroups of(HealthSubject subject, Collection<HostValue> values) {
        Map<HealthKey, Integer> hostsByKey = new HashMap<>();
        values.forEach(each -> hostsByKey.merge(each.key(), 1, Integer::sum));
        return new HealthGroups(
                subject,
                hostsByKey.entrySet().stream()
                        .map(each -> new HealthRow(each.getKey(), each.getValue()))
                        .toList(),
                (int) values.stream().map(HostValue::host).distinct().count());
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
