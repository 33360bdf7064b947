package io.masif.master.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;

/** Bounded caches, safe from any thread. They evict what is used least, on the thread that adds: no thread is started. */
public final class Caches {
    private Caches() {}

    /**
     * A cache of at most so many bytes.
     *
     * @param weigher about how many bytes an entry needs, with everything that it keeps alive
     */
    public static <K, V> Cache<K, V> ofBytes(long maxBytes, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(maxBytes)
                .weigher(weigher)
                .build();
    }

    /** A cache of at most so many entries. */
    public static <K, V> Cache<K, V> ofEntries(int maxEntries) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(maxEntries)
                .build();
    }
}
