package io.masif.ui.view.host;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListPage;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A page of the list of hosts.
 *
 * @param hasLabels whether any host of the fleet has a label that a person gave
 * @param primary how many hosts of the whole fleet have each primary condition, the most urgent first
 */
public record FoundHosts(ListPage<HostRow> list, boolean hasLabels, Map<HostCondition, Integer> primary) {
    public FoundHosts {
        primary = Collections.unmodifiableMap(new EnumMap<>(primary));
    }

    /** Whether the column is shown: that of labels only where there are any. */
    public boolean isShown(Column<HostRow> column) {
        return list.request().isShown(column.id()) && (hasLabels || !column.id().equals(HostColumns.LABELS));
    }

    /** The same after the hosts were seen again at these moments, by name. */
    public FoundHosts withLastSeen(Map<String, Instant> moments) {
        List<HostRow> rows = list.rows().stream()
                .map(row -> row.withLastSeen(moments.getOrDefault(row.name(), row.lastSeen())))
                .toList();
        return new FoundHosts(
                new ListPage<>(list.request(), rows, list.foundCount(), list.totalCount()), hasLabels, primary);
    }
}
