package io.masif.master.connection;

import io.masif.http.IdleConnectionReaper;
import io.masif.master.report.ReportSender;
import io.masif.master.trust.Trust;
import io.masif.vertx.StrictRequestDecoder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The connections of one event loop after their handshake: decoded strictly, authenticated, and closed when idle. */
public final class ClientConnections {
    private final HttpServerOptions options;
    private final AuthenticatedConnections authenticated;
    private final IdleConnectionReaper idleReaper;
    private final Consumer<HttpConnection> onClose;

    /**
     * @param options of the server
     * @param idleTimeout how long a connection may be without a request now
     * @param onClose called for every connection when it is closed
     */
    public ClientConnections(
            Vertx vertx,
            HttpServerOptions options,
            AuthenticatedConnections authenticated,
            Supplier<Duration> idleTimeout,
            Consumer<HttpConnection> onClose) {
        this.options = options;
        this.authenticated = authenticated;
        this.onClose = onClose;
        this.idleReaper = new IdleConnectionReaper(vertx, idleTimeout);
    }

    /** To be called for every connection when it is open. */
    public void accept(HttpConnection connection) {
        StrictRequestDecoder.install(connection, options);
        connection.closeHandler(closed -> {
            idleReaper.remove(connection);
            authenticated.onClose(connection);
            onClose.accept(connection);
        });
        idleReaper.add(connection);
        authenticated.onOpen(connection);
    }

    /** The sender of a request that has just arrived; see {@link AuthenticatedConnections#sender}. */
    public ReportSender sender(HttpConnection connection, String machine) {
        idleReaper.recordRequest(connection);
        return authenticated.sender(connection, machine);
    }

    /** The request of this connection may take any time: it is not idle until {@link #endHold}. */
    public void beginHold(HttpConnection connection) {
        idleReaper.beginAnswer(connection);
    }

    /** The request is answered. */
    public void endHold(HttpConnection connection) {
        idleReaper.endAnswer(connection);
    }

    /** From now on these certificates are trusted. */
    public void applyTrust(Trust trust) {
        authenticated.applyTrust(trust);
    }
}
