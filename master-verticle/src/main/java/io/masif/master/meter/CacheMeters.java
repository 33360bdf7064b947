package io.masif.master.meter;

import io.masif.management.Meters;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Vertx;

/** Counts how often something was in memory, and how often it was not. */
public final class CacheMeters {
    private final Counter hits;
    private final Counter misses;

    private CacheMeters(Meters meters, String cache) {
        hits = counter(meters, cache, "hit");
        misses = counter(meters, cache, "miss");
    }

    /**
     * Those of this Vert.x. Making them looks them up: keep them.
     *
     * @param cache its name, such as {@code plan}
     */
    public static CacheMeters of(Vertx vertx, String cache) {
        return new CacheMeters(Meters.of(vertx), cache);
    }

    /** It was in memory, or it was not. */
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
