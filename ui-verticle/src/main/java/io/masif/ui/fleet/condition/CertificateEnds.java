package io.masif.ui.fleet.condition;

import io.masif.ui.store.HostRecord;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** The hosts by the day, in UTC, on which their certificates expire. */
public final class CertificateEnds {
    private final NavigableMap<Instant, RoaringBitmap> hostsByDay = new TreeMap<>();
    /** The set of the same day. */
    private final Map<Integer, RoaringBitmap> setByHost = new IntObjectHashMap<>();

    /** Puts or replaces a host. */
    public void put(HostRecord host) {
        remove(host.id());
        Instant end = host.identity().certificateEnds();
        if (end != null) {
            RoaringBitmap sameDay =
                    hostsByDay.computeIfAbsent(end.truncatedTo(ChronoUnit.DAYS), day -> new RoaringBitmap());
            sameDay.add(host.id());
            setByHost.put(host.id(), sameDay);
        }
    }

    public void remove(int host) {
        RoaringBitmap sameDay = setByHost.remove(host);
        if (sameDay != null) {
            sameDay.remove(host);
        }
    }

    /** The hosts whose certificates expire before the beginning of that day. */
    public RoaringBitmap findBefore(Instant day) {
        return RoaringBitmap.or(hostsByDay.headMap(day).values().iterator());
    }
}
