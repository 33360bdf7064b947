package io.masif.master.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers at most so many entries, and forgets the one that was not asked for longest. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final float LOAD = 0.75f;

    private final int most;

    Bounded(int most) {
        super(16, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
