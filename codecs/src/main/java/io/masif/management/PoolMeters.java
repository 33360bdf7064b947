package io.masif.management;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how many connections to the database are in use and how many requests wait for one. Of all that Vert.x can
 * measure only this is switched on: timing every request and message of its own costs more than the reports.
 */
public final class PoolMeters implements VertxMetrics {
    private static final String SQL = "sql";
    private static final Object COUNTED = new Object();

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();
    private volatile int maxSize;

    private PoolMeters() {}

    /** A Vert.x whose pool of connections is measured. */
    public static Vertx createVertx() {
        return createVertx(Vertx.builder());
    }

    /** As {@link #createVertx()}, built with what the builder was given already. */
    public static Vertx createVertx(VertxBuilder builder) {
        PoolMeters counts = new PoolMeters();
        VertxMetricsFactory factory = (VertxOptions options) -> counts;
        Vertx vertx = builder.with(UncachedFiles.options()).withMetrics(factory).build();
        Meters meters = Meters.of(vertx);
        meters.addGauge("masif.pool.size", "The most connections to the database.", () -> counts.maxSize);
        meters.addGauge("masif.pool.used", "Connections to the database in use.", counts.used::get);
        meters.addGauge("masif.pool.waiting", "Who waits for a connection to the database.", counts.waiting::get);
        return vertx;
    }

    @Override
    public PoolMetrics<?, ?> createPoolMetrics(String type, String name, int size) {
        if (!SQL.equals(type)) {
            return null;
        }
        maxSize = Math.max(maxSize, size);
        return new Counting();
    }

    /** Nothing is remembered about a single request. */
    private final class Counting implements PoolMetrics<Object, Object> {
        @Override
        public Object enqueue() {
            waiting.incrementAndGet();
            return COUNTED;
        }

        @Override
        public void dequeue(Object counted) {
            waiting.decrementAndGet();
        }

        @Override
        public Object begin() {
            used.incrementAndGet();
            return COUNTED;
        }

        @Override
        public void end(Object counted) {
            used.decrementAndGet();
        }
    }
}
