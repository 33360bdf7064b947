package io.masif.master.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;

/** What is remembered by all threads, and bounded by about how many bytes it needs. */
public final class Caches {
    private Caches() {}

    /**
     * Forgets what is asked for least when there is more.
     *
     * @param weigher of an entry, about, with all that it keeps alive
     */
    public static <K, V> Cache<K, V> create(long maxBytes, Weigher<K, V> weigher) {
        // what is forgotten is forgotten by whoever adds: there are no threads to spare
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(maxBytes)
                .weigher(weigher)
                .build();
    }
}
