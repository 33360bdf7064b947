package io.masif.ui.view.host;

import java.util.List;

/**
 * Hosts, sorted by name; the first of them if they are many.
 *
 * @param foundCount how many they are
 */
public record HostList(List<HostRow> hosts, int foundCount) {
    /** So many are listed at most. */
    public static final int MAX_HOSTS = 5000;

    public HostList {
        hosts = List.copyOf(hosts);
    }

    /** How many are not listed. */
    public int hiddenCount() {
        return foundCount - hosts.size();
    }
}
