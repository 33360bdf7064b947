package io.masif.ui.fleet;

import io.masif.decision.HostSet;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.roaringbitmap.IntIterator;

/** From names of hosts to their numbers, and back. */
final class HostNames {
    private static final int UNKNOWN_NAMED = 20;
    private static final int NAME_SHOWN = 64;

    private HostNames() {}

    /** The names of the first hosts of a set, sorted; a host that was removed has the name that it had. */
    static List<String> first(Fleet fleet, HostSet hosts, int most) {
        List<String> names = new ArrayList<>();
        IntIterator ids = hosts.bitmap().getIntIterator();
        while (ids.hasNext() && names.size() < most) {
            names.add(nameOf(fleet, ids.next()));
        }
        names.sort(null);
        return names;
    }

    private static String nameOf(Fleet fleet, int id) {
        Host host = fleet.host(id);
        String former = host == null ? fleet.decisions().formerHost(id) : null;
        return host != null ? host.name() : former != null ? former : "#" + id;
    }

    /** The hosts of these names; bad input if there is a name that no host has. */
    static HostSet resolve(Fleet fleet, Collection<String> names) {
        int[] ids = new int[names.size()];
        int count = 0;
        List<String> unknown = new ArrayList<>();
        int more = 0;
        for (String name : names) {
            Host host = fleet.host(name);
            if (host != null) {
                ids[count++] = host.id();
            } else if (unknown.size() < UNKNOWN_NAMED) {
                unknown.add(name);
            } else {
                more++;
            }
        }
        if (!unknown.isEmpty()) {
            throw Failure.badInput("hosts: there is no host "
                    + unknown.stream()
                            .map(name -> Quote.beginning(name, NAME_SHOWN))
                            .collect(Collectors.joining(", nor "))
                    + (more == 0 ? "" : " (and " + more + " more)") + ".");
        }
        return HostSet.of(ids);
    }
}
