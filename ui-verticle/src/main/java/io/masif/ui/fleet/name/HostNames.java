package io.masif.ui.fleet.name;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.language.Text;
import io.masif.ui.store.HostRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.roaringbitmap.IntIterator;

/** Converts names of hosts to numbers, and back. */
public final class HostNames {
    private static final int MAX_NAMED = 20;
    private static final int MAX_NAME_LENGTH = 64;

    private HostNames() {}

    /** The names of the first hosts or groups that a selection names, sorted; also of removed ones. */
    public static List<String> findFirst(FleetIndex fleet, HostSelection selection, int max) {
        return selection.scope() == Scope.GROUPS
                ? PresentGroups.findNames(fleet.groups(), selection.groups().ids()).stream()
                        .limit(max)
                        .toList()
                : findFirst(fleet, selection.hosts(), max);
    }

    /** The names of all hosts or groups that a selection names, sorted; also of removed ones. */
    public static List<String> findAll(FleetIndex fleet, HostSelection selection) {
        return findFirst(fleet, selection, Integer.MAX_VALUE);
    }

    /** The names of the first hosts of a set, sorted; also of removed hosts. */
    public static List<String> findFirst(FleetIndex fleet, HostSet hosts, int max) {
        List<String> names = new ArrayList<>();
        IntIterator ids = hosts.toBitmap().getIntIterator();
        while (ids.hasNext() && names.size() < max) {
            names.add(getName(fleet, ids.next()));
        }
        names.sort(null);
        return names;
    }

    /** The names of all hosts of a set, sorted; also of removed hosts. */
    public static List<String> findAll(FleetIndex fleet, HostSet hosts) {
        return findFirst(fleet, hosts, Integer.MAX_VALUE);
    }

    /** The name of a host, also of a removed one. */
    public static String getName(FleetIndex fleet, int id) {
        HostRecord host = fleet.host(id);
        String formerName = host == null ? fleet.decisions().getFormerHost(id) : null;
        return host != null ? host.name() : formerName != null ? formerName : "#" + id;
    }

    /** @throws Failure as bad input for a name that no host has */
    public static HostSet resolve(FleetIndex fleet, Collection<String> names) {
        int[] ids = new int[names.size()];
        int count = 0;
        List<String> unknown = new ArrayList<>();
        int unnamedCount = 0;
        for (String name : names) {
            HostRecord host = fleet.host(name);
            if (host != null) {
                ids[count++] = host.id();
            } else if (unknown.size() < MAX_NAMED) {
                unknown.add(name);
            } else {
                unnamedCount++;
            }
        }
        if (!unknown.isEmpty()) {
            String named = unknown.stream()
                    .map(name -> Quote.truncate(name, MAX_NAME_LENGTH))
                    .collect(Collectors.joining(", "));
            throw Failure.badInput(Text.of(
                    "refusal.unknown-hosts", unnamedCount == 0 ? named : Text.of("refusal.more", named, unnamedCount)));
        }
        return HostSet.of(ids);
    }
}
