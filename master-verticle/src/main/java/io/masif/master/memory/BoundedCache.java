package io.masif.master.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A cache of at most so many bytes for a single thread, which evicts the entry that was used longest ago. For lookups that
 * are too frequent for {@link Caches}: docs/decisions/0012-memory-answers-what-is-unchanged.md has the figures.
 */
public final class BoundedCache<K, V> {
    private static final float LOAD_FACTOR = 0.75f;
    private static final int INITIAL_CAPACITY = 16;

    private final Map<K, V> entries = new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, true);
    private final long maxBytes;
    private final ToLongFunction<V> weigher;
    private long bytes;

    /** @param weigher about how many bytes an entry with this value needs */
    public BoundedCache(long maxBytes, ToLongFunction<V> weigher) {
        this.maxBytes = maxBytes;
        this.weigher = weigher;
    }

    public V get(K key) {
        return entries.get(key);
    }

    public void put(K key, V value) {
        V previous = entries.put(key, value);
        bytes += weigher.applyAsLong(value) - (previous == null ? 0 : weigher.applyAsLong(previous));
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
