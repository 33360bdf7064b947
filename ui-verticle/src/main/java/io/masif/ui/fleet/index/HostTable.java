package io.masif.ui.fleet.index;

import io.masif.ui.store.HostRecord;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** The hosts of the index, by number and by name. */
final class HostTable {
    private final Map<Integer, HostRecord> hosts = new IntObjectHashMap<>();
    private final Map<String, Integer> idsByName = new TreeMap<>();
    /** The numbers of the hosts by name; null after a host was added or removed. */
    private int[] sortedIds;

    /** Puts or replaces a host. Returns the previous one; null if there was none. */
    HostRecord put(HostRecord host) {
        Integer previousId = idsByName.put(host.name(), host.id());
        sortedIds = previousId != null && previousId == host.id() ? sortedIds : null;
        return hosts.put(host.id(), host);
    }

    void remove(HostRecord host) {
        hosts.remove(host.id());
        idsByName.remove(host.name(), host.id());
        sortedIds = null;
    }

    void updateLastSeen(int id, Instant moment) {
        hosts.computeIfPresent(id, (same, host) -> host.withLastSeen(moment));
    }

    /** The host of that number; null if there is none. */
    HostRecord get(int id) {
        return hosts.get(id);
    }

    /** The host of that name; null if there is none. */
    HostRecord get(String name) {
        Integer id = idsByName.get(name);
        return id == null ? null : hosts.get(id);
    }

    /** All hosts by name. */
    List<HostRecord> all() {
        if (sortedIds == null) {
            sortedIds = idsByName.values().stream().mapToInt(Integer::intValue).toArray();
        }
        return Arrays.stream(sortedIds).mapToObj(hosts::get).toList();
    }

    /** The hosts that were last seen before that moment. */
    RoaringBitmap findSeenBefore(Instant moment) {
        RoaringBitmap found = new RoaringBitmap();
        for (HostRecord host : hosts.values()) {
            if (host.lastSeen().isBefore(moment)) {
                found.add(host.id());
            }
        }
        return found;
    }

    /** The hosts that are not among these. */
    List<HostRecord> findOthers(Set<Integer> ids) {
        return hosts.values().stream().filter(host -> !ids.contains(host.id())).toList();
    }

    int size() {
        return hosts.size();
    }
}
