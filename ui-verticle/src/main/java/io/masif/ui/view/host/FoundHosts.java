package io.masif.ui.view.host;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListPage;
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

    /** The same page with other forms of its rows. */
    public FoundHosts withRows(List<HostRow> rows) {
        return new FoundHosts(list.withRows(rows), hasLabels, primary);
    }
}
