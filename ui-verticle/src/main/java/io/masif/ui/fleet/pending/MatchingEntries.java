package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.OwnActions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * The pending actions that a request finds. If one host has many of them that no other host has, they are not listed one by
 * one: they would hide what is pending on the fleet.
 *
 * @param entries those that are listed
 * @param own hosts whose own actions are not listed
 * @param all those that are listed, and those of {@code own}
 * @param restriction the hosts that count; null for all
 */
public record MatchingEntries(
        List<PendingEntry> entries, List<OwnActions> own, List<PendingEntry> all, RoaringBitmap restriction) {
    /** The most actions of their own that hosts may have listed. */
    private static final int MAX_LISTED_OWN = 20;

    /** Entries that are all listed. */
    MatchingEntries(List<PendingEntry> entries, RoaringBitmap restriction) {
        this(entries, List.of(), entries, restriction);
    }

    /** @param isComplete whether all actions are listed, also those of one host */
    public static MatchingEntries find(IndexView index, ListRequest<?> request, boolean isComplete) {
        PendingTable table = PendingTable.of(index);
        EntryFilter filter = new EntryFilter(request, index);
        List<PendingEntry> found =
                table.entries().stream().filter(filter::matches).toList();
        MatchingEntries each = new MatchingEntries(found, filter.hosts());
        return isComplete ? each : each.withoutOwn(index.fleet(), request);
    }

    /** Those that a list of all these has: without the many actions of a host, unless such actions are asked for. */
    MatchingEntries withoutOwn(FleetIndex fleet, ListRequest<?> request) {
        if (fleet.hosts().size() == 1 || !request.filter("single").isEmpty()) {
            return this;
        }
        Map<Integer, List<PendingEntry>> byHost = new HashMap<>();
        for (PendingEntry entry : all) {
            if (entry.hostCount() == 1) {
                byHost.computeIfAbsent(entry.hosts().first(), host -> new ArrayList<>())
                        .add(entry);
            }
        }
        byHost.values().removeIf(own -> own.size() <= MAX_LISTED_OWN);
        if (byHost.isEmpty()) {
            return this;
        }
        List<OwnActions> ownActions = new ArrayList<>();
        byHost.forEach(
                (host, each) -> ownActions.add(new OwnActions(fleet.host(host).name(), each.size(), (int)
                        each.stream().filter(PendingEntry::isSecurity).count())));
        ownActions.sort(Comparator.comparing(OwnActions::actions).reversed().thenComparing(OwnActions::host));
        List<PendingEntry> listed = all.stream()
                .filter(entry -> entry.hostCount() > 1
                        || !byHost.containsKey(entry.hosts().first()))
                .toList();
        return new MatchingEntries(listed, ownActions, all, restriction);
    }

    /** How many of the hosts that count await at least one of all these actions; slow for many actions. */
    int countHosts() {
        RoaringBitmap hosts = EntryGroup.union(all);
        return restriction == null ? hosts.getCardinality() : RoaringBitmap.andCardinality(hosts, restriction);
    }
}
