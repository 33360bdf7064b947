package io.masif.master.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.time.Duration;

/** Bounded caches, safe from any thread. They evict what is used least, on the thread that adds: no thread is started. */
public final class Caches {
    /** More than a fleet has: no host is evicted because all report at once. */
    private static final int MAX_HOSTS = 200_000;

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

    /** A cache with one entry for each host, by its name. */
    public static <V> Cache<String, V> ofHosts() {
        return ofEntries(MAX_HOSTS);
    }

    /** As {@link #ofHosts()}; an entry is removed when it has not been used for so long. */
    public static <V> Cache<String, V> ofHosts(Duration maxIdle) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_HOSTS)
                .expireAfterAccess(maxIdle)
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
