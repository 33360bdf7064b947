package io.masif.master.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The open connections of one event loop, the one that was used longest ago first. One on which no request has come
 * for too long is closed, however many bytes of one trickle in: a timeout of silence alone never strikes then.
 */
final class Connections {
    private static final long SWEEP_MILLIS = 500;

    private final Map<HttpConnection, Long> used = new LinkedHashMap<>();
    private final Supplier<Duration> idle;

    /** @param idle how long a connection may be without a request now */
    Connections(Vertx vertx, Supplier<Duration> idle) {
        this.idle = idle;
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
        long longest = idle.get().toNanos();
        Iterator<Map.Entry<HttpConnection, Long>> oldestFirst = used.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<HttpConnection, Long> next = oldestFirst.next();
            if (now - next.getValue() < longest) {
                return;
            }
            oldestFirst.remove();
            next.getKey().close();
        }
    }
}
