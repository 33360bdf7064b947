package io.masif.ui.view.host;

import java.util.List;

/**
 * The first hosts of a list, sorted by name.
 *
 * @param foundCount how many hosts there are
 */
public record HostList(List<HostSummary> hosts, int foundCount) {
    /** The most hosts of a list. */
    public static final int MAX_HOSTS = 5000;

    public HostList {
        hosts = List.copyOf(hosts);
    }

    /** How many hosts are not in it. */
    public int hiddenCount() {
        return foundCount - hosts.size();
    }
}
