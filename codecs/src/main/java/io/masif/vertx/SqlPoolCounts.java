package io.masif.vertx;

import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how many connections to the database are in use and how many requests wait for one. No other metric of Vert.x
 * is enabled: timing every request and message costs more than handling the reports. Safe from any thread.
 */
public final class SqlPoolCounts implements VertxMetrics {
    private static final String SQL = "sql";
    /** Stands for every request: nothing is remembered about a single one. */
    private static final Object ANY_REQUEST = new Object();

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger used = new AtomicInteger();
    private volatile int maxSize;

    private SqlPoolCounts() {}

    /** Counts for the Vert.x that the builder builds. */
    public static SqlPoolCounts install(VertxBuilder builder) {
        SqlPoolCounts counts = new SqlPoolCounts();
        VertxMetricsFactory factory = (VertxOptions options) -> counts;
        builder.withMetrics(factory);
        return counts;
    }

    /** The most connections of the largest pool. */
    public int maxSize() {
        return maxSize;
    }

    /** Connections in use. */
    public int used() {
        return used.get();
    }

    /** Requests that wait for a connection. */
    public int waiting() {
        return waiting.get();
    }

    @Override
    public PoolMetrics<?, ?> createPoolMetrics(String type, String name, int size) {
        if (!SQL.equals(type)) {
            return null;
        }
        maxSize = Math.max(maxSize, size);
        return new Counting();
    }

    private final class Counting implements PoolMetrics<Object, Object> {
        @Override
        public Object enqueue() {
            waiting.incrementAndGet();
            return ANY_REQUEST;
        }

        @Override
        public void dequeue(Object request) {
            waiting.decrementAndGet();
        }

        @Override
        public Object begin() {
            used.incrementAndGet();
            return ANY_REQUEST;
        }

        @Override
        public void end(Object request) {
            used.decrementAndGet();
        }
    }
}
