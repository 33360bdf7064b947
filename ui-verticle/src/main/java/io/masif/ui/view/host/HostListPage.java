package io.masif.ui.view.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One page of the hosts that a query found, sorted by name.
 *
 * @param foundCount how many hosts the query found
 * @param totalCount how many hosts there are
 */
public record HostListPage(HostQuery query, List<HostSummary> hosts, int foundCount, int totalCount) {
    public HostListPage {
        hosts = List.copyOf(hosts);
    }

    /** The same with the moments at which hosts were last seen, by name; hosts without one stay as they are. */
    public HostListPage withLastSeen(Map<String, Instant> moments) {
        List<HostSummary> current = hosts.stream()
                .map(host -> moments.containsKey(host.name()) ? host.withLastSeen(moments.get(host.name())) : host)
                .toList();
        return new HostListPage(query, current, foundCount, totalCount);
    }

    /** How many pages there are; at least 1. */
    public int pages() {
        return Math.max(1, (foundCount + query.size() - 1) / query.size());
    }

    /** The number of the first host shown, counted from 1. */
    public int first() {
        return Math.min(foundCount, (query.page() - 1) * query.size() + 1);
    }

    /** The number of the last host shown. */
    public int last() {
        return Math.min(foundCount, query.page() * query.size());
    }
}
