package io.masif.master.plan;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Remembers entries of at most so many bytes together, and forgets the one that was not asked for longest. */
final class Remembered<K, V> {
    private static final float LOAD = 0.75f;
    private static final int INITIAL = 16;

    private final Map<K, V> entries = new LinkedHashMap<>(INITIAL, LOAD, true);
    private final long most;
    private final ToLongFunction<V> bytesOf;
    private long bytes;

    /** @param bytesOf how many bytes an entry with this value needs, about */
    Remembered(long most, ToLongFunction<V> bytesOf) {
        this.most = most;
        this.bytesOf = bytesOf;
    }

    V get(K key) {
        return entries.get(key);
    }

    void put(K key, V value) {
        V before = entries.put(key, value);
        bytes += bytesOf.applyAsLong(value) - (before == null ? 0 : bytesOf.applyAsLong(before));
        Iterator<V> eldest = entries.values().iterator();
        while (bytes > most && entries.size() > 1) {
            bytes -= bytesOf.applyAsLong(eldest.next());
            eldest.remove();
        }
    }

    void clear() {
        entries.clear();
        bytes = 0;
    }
}
