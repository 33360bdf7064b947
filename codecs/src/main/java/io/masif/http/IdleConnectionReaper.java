package io.masif.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Closes the connections of one event loop on which no complete request has arrived for too long. The idle timeout of Vert.x
 * does not close a connection on which single bytes arrive.
 */
public final class IdleConnectionReaper {
    private static final long SWEEP_MILLIS = 500;

    /** The connection that was used longest ago first. */
    private final Map<HttpConnection, Long> lastRequestNanos = new LinkedHashMap<>();

    /** How many answers each connection awaits: several at once by HTTP/2. */
    private final Map<HttpConnection, Integer> openAnswers = new HashMap<>();

    private final Supplier<Duration> idleTimeout;

    /** @param idleTimeout how long a connection may be without a request now */
    public IdleConnectionReaper(Vertx vertx, Supplier<Duration> idleTimeout) {
        this.idleTimeout = idleTimeout;
        vertx.setPeriodic(SWEEP_MILLIS, timer -> closeIdle());
    }

    /** To be called for every connection when it is open. */
    public void add(HttpConnection connection) {
        lastRequestNanos.put(connection, System.nanoTime());
    }

    /** To be called for every connection when it is closed. */
    public void remove(HttpConnection connection) {
        lastRequestNanos.remove(connection);
        openAnswers.remove(connection);
    }

    /** A request has arrived. */
    public void recordRequest(HttpConnection connection) {
        if (lastRequestNanos.remove(connection) != null) {
            lastRequestNanos.put(connection, System.nanoTime());
        }
    }

    /** A request has arrived whose answer may take any time: the connection is not idle until {@link #endAnswer}. */
    public void beginAnswer(HttpConnection connection) {
        if (lastRequestNanos.remove(connection) != null || openAnswers.containsKey(connection)) {
            openAnswers.merge(connection, 1, Integer::sum);
        }
    }

    /** The request has been answered. */
    public void endAnswer(HttpConnection connection) {
        Integer open = openAnswers.computeIfPresent(connection, (key, count) -> count - 1);
        if (open != null && open == 0) {
            openAnswers.remove(connection);
            lastRequestNanos.put(connection, System.nanoTime());
        }
    }

    private void closeIdle() {
        long now = System.nanoTime();
        long maxIdleNanos = idleTimeout.get().toNanos();
        Iterator<Map.Entry<HttpConnection, Long>> oldestFirst =
                lastRequestNanos.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<HttpConnection, Long> next = oldestFirst.next();
            if (now - next.getValue() < maxIdleNanos) {
                return;
            }
            oldestFirst.remove();
            next.getKey().close();
        }
    }
}
