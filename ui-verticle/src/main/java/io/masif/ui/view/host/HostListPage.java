package io.masif.ui.view.host;

import java.util.List;

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
