package io.masif.master.connection;

import io.masif.http.IdleConnectionReaper;
import io.masif.master.report.ReportSender;
import io.masif.master.trust.Trust;
import io.masif.vertx.StrictRequestDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.function.Supplier;

/** The connections of one event loop after their handshake: decoded strictly, authenticated, and closed when idle. */
public final class ClientConnections {
    private final HttpServerOptions options;
    private final AuthenticatedConnections authenticated;
    private final IdleConnectionReaper idleReaper;

    /**
     * @param options of the server
     * @param idleTimeout how long a connection may be without a request now
     */
    public ClientConnections(
            Vertx vertx,
            HttpServerOptions options,
            AuthenticatedConnections authenticated,
            Supplier<Duration> idleTimeout) {
        this.options = options;
        this.authenticated = authenticated;
        this.idleReaper = new IdleConnectionReaper(vertx, idleTimeout);
    }

    /** To be called for every connection when it is open. */
    public void accept(HttpConnection connection) {
        StrictRequestDecoder.install(connection, options);
        connection.closeHandler(closed -> {
            idleReaper.remove(connection);
            authenticated.onClose(connection);
        });
        idleReaper.add(connection);
        authenticated.onOpen(connection);
    }

    /** The sender of a request that has just arrived; see {@link AuthenticatedConnections#sender}. */
    public ReportSender sender(HttpConnection connection, String machine) {
        idleReaper.recordRequest(connection);
        return authenticated.sender(connection, machine);
    }

    /** From now on these certificates are trusted. */
    public void applyTrust(Trust trust) {
        authenticated.applyTrust(trust);
    }
}
