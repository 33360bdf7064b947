package io.masif.ui.fleet.partition;

import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/** The hosts that share a value. Very many values have one host only, for which there is no bitmap. */
public final class SharingHosts {
    /** No host has this number. */
    private static final int NONE = -1;

    private int only = NONE;
    /** Null while there is one host at most. */
    private RoaringBitmap several;

    SharingHosts() {}

    /** One host. */
    public static SharingHosts of(int host) {
        SharingHosts hosts = new SharingHosts();
        hosts.add(host);
        return hosts;
    }

    void add(int host) {
        if (several != null) {
            several.add(host);
        } else if (only == NONE) {
            only = host;
        } else if (only != host) {
            several = RoaringBitmap.bitmapOf(only, host);
            only = NONE;
        }
    }

    void remove(int host) {
        if (several == null) {
            only = only == host ? NONE : only;
            return;
        }
        several.remove(host);
        if (several.getCardinality() == 1) {
            only = several.first();
            several = null;
        }
    }

    /** How many there are. */
    public int size() {
        if (several != null) {
            return several.getCardinality();
        }
        return only == NONE ? 0 : 1;
    }

    /** The one with the lowest number; there must be one. */
    public int first() {
        return several == null ? only : several.first();
    }

    /** Whether one of them is in the set. */
    public boolean intersects(RoaringBitmap set) {
        return several == null ? only != NONE && set.contains(only) : RoaringBitmap.intersects(several, set);
    }

    public void forEach(IntConsumer action) {
        if (several != null) {
            several.forEach((int host) -> action.accept(host));
        } else if (only != NONE) {
            action.accept(only);
        }
    }

    /** Adds all of them to the set. */
    public void addTo(RoaringBitmap set) {
        if (several != null) {
            set.or(several);
        } else if (only != NONE) {
            set.add(only);
        }
    }

    /** A new set. */
    public RoaringBitmap toBitmap() {
        RoaringBitmap set = new RoaringBitmap();
        addTo(set);
        return set;
    }
}
