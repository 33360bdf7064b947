package io.masif.ui.http;

import io.masif.http.IdleConnectionReaper;
import io.masif.vertx.StrictRequestDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enforces the limits of the connections of one event loop. */
public final class ClientConnections {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final WebLimits limits;
    private final ConnectionQuota quota;
    private final IdleConnectionReaper connections;

    /** @param quota the quota that all event loops share */
    public ClientConnections(Vertx vertx, HttpServerOptions options, WebLimits limits, ConnectionQuota quota) {
        this.vertx = vertx;
        this.options = options;
        this.limits = limits;
        this.quota = quota;
        this.connections = new IdleConnectionReaper(vertx, limits::idle);
    }

    /** To be called for every new connection. */
    public void accept(HttpConnection connection) {
        ClientAddress client = ClientAddress.of(connection.remoteAddress());
        connection.exceptionHandler(e -> LOG.debug("connection broken address={} reason={}", client, e.getMessage()));
        if (!quota.admit(client)) {
            connection.close();
            return;
        }
        StrictRequestDecoder.install(connection, options);
        connections.add(connection);
        connection.closeHandler(closed -> {
            connections.remove(connection);
            quota.release(client);
        });
    }

    /**
     * To be called for every new request.
     *
     * @return to be run when the request was answered, or its client disconnected
     */
    public Runnable beginRequest(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        connections.beginAnswer(connection);
        long timer = vertx.setTimer(limits.body().toMillis(), late -> {
            if (!request.isEnded()) {
                LOG.debug("request ended, a body takes too long address={}", connection.remoteAddress());
                request.response().reset();
            }
        });
        return () -> {
            vertx.cancelTimer(timer);
            connections.endAnswer(connection);
        };
    }
}
