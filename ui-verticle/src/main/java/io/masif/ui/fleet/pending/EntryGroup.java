package io.masif.ui.fleet.pending;

import io.masif.ui.view.pending.PendingGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** Collects the pending actions of a group. */
final class EntryGroup {
    private final String name;
    private final List<PendingEntry> entries = new ArrayList<>(1);

    EntryGroup(String name) {
        this.name = name;
    }

    void add(PendingEntry entry) {
        entries.add(entry);
    }

    List<PendingEntry> entries() {
        return entries;
    }

    /** The group as a page shows it that lists all of its actions. */
    PendingGroup summarize(int hosts) {
        return summarize(hosts, entries.size());
    }

    /**
     * The group as a page shows it.
     *
     * @param hosts how many hosts await at least one of its actions
     * @param listed how many of its actions a list of them has
     */
    PendingGroup summarize(int hosts, int listed) {
        int removals = 0;
        boolean isSecurity = false;
        Instant firstSeen = null;
        for (PendingEntry entry : entries) {
            removals += entry.key().isRemoval() ? 1 : 0;
            isSecurity |= entry.isSecurity();
            Instant seen = entry.firstSeen();
            firstSeen = firstSeen == null || seen.isBefore(firstSeen) ? seen : firstSeen;
        }
        return new PendingGroup(name, entries.size(), listed, hosts, removals, isSecurity, firstSeen);
    }

    /**
     * How many hosts await at least one of its actions; slow for many actions.
     *
     * @param restriction the hosts that count; null for all
     */
    int countHosts(RoaringBitmap restriction) {
        RoaringBitmap hosts = entries.get(0).hosts();
        if (entries.size() > 1) {
            hosts = union(entries);
        }
        return restriction == null ? hosts.getCardinality() : RoaringBitmap.andCardinality(hosts, restriction);
    }

    /** The hosts that await at least one of the actions. */
    static RoaringBitmap union(List<PendingEntry> entries) {
        return RoaringBitmap.or(entries.stream().map(PendingEntry::hosts).iterator());
    }
}
