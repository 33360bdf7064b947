package io.masif.ui.view;

import java.util.List;

/**
 * Hosts, sorted by name; the first of them if they are many.
 *
 * @param found how many they are
 */
public record HostList(List<HostRow> hosts, int found) {
    /** So many are listed at most. */
    public static final int LONGEST = 5000;

    public HostList {
        hosts = List.copyOf(hosts);
    }

    /** How many are not listed. */
    public int more() {
        return found - hosts.size();
    }
}
