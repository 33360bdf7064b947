package io.masif.master.meter;

import io.masif.management.Meters;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;

/** Counts the hits and misses of a cache. */
public final class CacheMeters {
    private final Counter hits;
    private final Counter misses;

    private CacheMeters(Meters meters, String cache) {
        hits = counter(meters, cache, "hit");
        misses = counter(meters, cache, "miss");
    }

    /**
     * The meters of this Vert.x. Looking them up is slow: keep them.
     *
     * @param cache its name, such as {@code plan}
     */
    public static CacheMeters of(Vertx vertx, String cache) {
        return new CacheMeters(Meters.of(vertx), cache);
    }

    /** A lookup was a hit or a miss. */
    public void countLookup(boolean isHit) {
        (isHit ? hits : misses).increment();
    }

    private static Counter counter(Meters meters, String cache, String result) {
        return Counter.builder("masif.cache")
                .description("How often something was in memory (hit), and how often it was not (miss).")
                .tag("cache", cache)
                .tag("result", result)
                .register(meters.registry());
    }
}
