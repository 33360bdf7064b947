package io.masif.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The open connections of one event loop, the one that was used longest ago first. One on which no request has come
 * for too long is closed, however many bytes of one trickle in: a timeout of silence alone never strikes then.
 */
public final class Connections {
    private static final long SWEEP_MILLIS = 500;

    private final Map<HttpConnection, Long> used = new LinkedHashMap<>();
    private final Set<HttpConnection> answering = new HashSet<>();
    private final Supplier<Duration> idle;

    /** @param idle how long a connection may be without a request now */
    public Connections(Vertx vertx, Supplier<Duration> idle) {
        this.idle = idle;
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    }

    /** To be called for every connection when it is open. */
    public void opened(HttpConnection connection) {
        used.put(connection, System.nanoTime());
    }

    /** To be called for every connection when it is closed. */
    public void closed(HttpConnection connection) {
        used.remove(connection);
        answering.remove(connection);
    }

    /** A request has come over it. */
    public void used(HttpConnection connection) {
        if (used.remove(connection) != null) {
            used.put(connection, System.nanoTime());
        }
    }

    /** A request has come over it whose answer takes as long as it takes: until {@link #answered} it is not idle. */
    public void answering(HttpConnection connection) {
        if (used.remove(connection) != null) {
            answering.add(connection);
        }
    }

    /** The request has its answer. */
    public void answered(HttpConnection connection) {
        if (answering.remove(connection)) {
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
