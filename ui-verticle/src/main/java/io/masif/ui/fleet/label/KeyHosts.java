package io.masif.ui.fleet.label;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The hosts that have a label of one key, also by its value. */
final class KeyHosts {
    private final RoaringBitmap all = new RoaringBitmap();
    private final Map<String, RoaringBitmap> byValue = new HashMap<>();

    void add(String value, int host) {
        all.add(host);
        byValue.computeIfAbsent(value, missing -> new RoaringBitmap()).add(host);
    }

    void remove(String value, int host) {
        all.remove(host);
        RoaringBitmap hosts = byValue.get(value);
        hosts.remove(host);
        if (hosts.isEmpty()) {
            byValue.remove(value);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The hosts with any value; not to be changed. */
    RoaringBitmap all() {
        return all;
    }

    /** The hosts with one of the values. */
    RoaringBitmap find(Collection<String> values) {
        RoaringBitmap found = new RoaringBitmap();
        for (String value : values) {
            RoaringBitmap hosts = byValue.get(value);
            if (hosts != null) {
                found.or(hosts);
            }
        }
        return found;
    }
}
