package io.masif.ui.view.pending;

import io.masif.ui.view.list.ListPage;
import java.util.List;

/**
 * A page of pending actions or of their groups.
 *
 * @param list the rows
 * @param own hosts with many matching actions that no other host has, which are not among the rows; those with most first
 * @param hiddenHosts how many such hosts are not in {@code own}
 */
public record PendingListPage<T>(
        ListPage<T> list, List<OwnActions> own, int hiddenHosts, PendingFacets facets, HostNumbers hosts) {
    /** The most hosts in {@code own}. */
    public static final int MAX_OWN = 20;

    /**
     * Numbers of hosts.
     *
     * @param found how many await one of the matching actions
     * @param all how many there are
     */
    public record HostNumbers(int found, int all) {}

    public PendingListPage {
        own = List.copyOf(own);
    }
}
