package io.masif.master.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Remembers entries of at most so many bytes together, and forgets the one that was not asked for longest. */
public final class BoundedCache<K, V> {
    private static final float LOAD_FACTOR = 0.75f;
    private static final int INITIAL_CAPACITY = 16;

    private final Map<K, V> entries = new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true);
    private final long maxBytes;
    private final ToLongFunction<V> weigher;
    private long bytes;

    /** @param weigher how many bytes an entry with this value needs, about */
    public BoundedCache(long maxBytes, ToLongFunction<V> weigher) {
        this.maxBytes = maxBytes;
        this.weigher = weigher;
    }

    public V get(K key) {
        return entries.get(key);
    }

    public void put(K key, V value) {
        V before = entries.put(key, value);
        bytes += weigher.applyAsLong(value) - (before == null ? 0 : weigher.applyAsLong(before));
        Iterator<V> eldest = entries.values().iterator();
        while (bytes > maxBytes && entries.size() > 1) {
            bytes -= weigher.applyAsLong(eldest.next());
            eldest.remove();
        }
    }

    public void clear() {
        entries.clear();
        bytes = 0;
    }
}
