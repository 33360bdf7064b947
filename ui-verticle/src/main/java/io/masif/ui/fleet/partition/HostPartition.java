package io.masif.ui.fleet.partition;

import io.masif.ui.store.HostRecord;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts by a part of what they report. Equal parts are mostly the same object, and are not compared: of two equal ones each
 * may have hosts.
 */
public final class HostPartition<P> {
    private final Function<HostRecord, P> part;
    private final IdentityHashMap<P, SharingHosts> byPart = new IdentityHashMap<>();

    HostPartition(Function<HostRecord, P> part) {
        this.part = part;
    }

    /** @param previous the host before; null if it is new */
    void put(HostRecord previous, HostRecord host) {
        P current = part.apply(host);
        if (previous != null) {
            if (part.apply(previous) == current) {
                return;
            }
            remove(previous);
        }
        byPart.computeIfAbsent(current, missing -> new SharingHosts()).add(host.id());
    }

    void remove(HostRecord host) {
        byPart.computeIfPresent(part.apply(host), (same, hosts) -> {
            hosts.remove(host.id());
            return hosts.size() == 0 ? null : hosts;
        });
    }

    /** All parts that a host has. */
    public Set<P> parts() {
        return byPart.keySet();
    }

    /** Calls the action for each part with its hosts. */
    public void forEach(BiConsumer<P, SharingHosts> action) {
        byPart.forEach(action);
    }

    /** The hosts whose parts match; a new set. */
    public RoaringBitmap find(Predicate<P> condition) {
        RoaringBitmap found = new RoaringBitmap();
        byPart.forEach((each, hosts) -> {
            if (condition.test(each)) {
                hosts.addTo(found);
            }
        });
        return found;
    }
}
