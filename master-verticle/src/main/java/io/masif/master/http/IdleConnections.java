package io.masif.master.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The open connections of one event loop, the one that was used longest ago first. One on which no request has come
 * for too long is closed, however many bytes of one trickle in: a timeout of silence alone never strikes then.
 */
final class IdleConnections {
    private static final long SWEEP_MILLIS = 500;

    private final Map<HttpConnection, Long> used = new LinkedHashMap<>();
    private final long idleNanos;

    IdleConnections(Vertx vertx, Duration idle) {
        this.idleNanos = idle.toNanos();
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    }

    void opened(HttpConnection connection) {
        used.put(connection, System.nanoTime());
    }

    void closed(HttpConnection connection) {
        used.remove(connection);
    }

    /** A request has come over it. */
    void used(HttpConnection connection) {
        if (used.remove(connection) != null) {
            used.put(connection, System.nanoTime());
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        Iterator<Map.Entry<HttpConnection, Long>> oldestFirst = used.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<HttpConnection, Long> next = oldestFirst.next();
            if (now - next.getValue() < idleNanos) {
                return;
            }
            oldestFirst.remove();
            next.getKey().close();
        }
    }
}
