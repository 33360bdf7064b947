package io.masif.ui.view.decision;

import java.util.List;

/**
 * The hosts that are to be ticked one by one in the form of hosts.
 *
 * @param names those that are ticked already
 * @param matched the search before, if all that match it were chosen; null otherwise
 * @param first how many of the first that match the search and await the actions are to be ticked as well
 */
public record TickedHosts(List<String> names, HostFilter matched, int first) {
    public TickedHosts {
        names = List.copyOf(names);
    }
}
