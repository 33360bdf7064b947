package io.masif.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Vert.x for a pool of connections to a database, which passes each connection to a listener when it begins to be opened. The
 * pool itself knows only those over which the server has let it in: until then, a frozen server keeps one of the pool's places.
 */
public final class WatchedConnections extends VertxWrapper {
    private final Consumer<ClientSocket> listener;

    private WatchedConnections(VertxInternal vertx, Consumer<ClientSocket> listener) {
        super(vertx);
        this.listener = listener;
    }

    /** @param listener may close a connection at once; then none is opened */
    public static Vertx of(Vertx vertx, Consumer<ClientSocket> listener) {
        return new WatchedConnections((VertxInternal) vertx, listener);
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
        return new WatchedClient(delegate.createNetClient(options));
    }

    private final class WatchedClient implements NetClient {
        private final NetClient client;

        WatchedClient(NetClient client) {
            this.client = client;
        }

        @Override
        public Future<NetSocket> connect(ConnectOptions options) {
            ClientSocket socket = new ClientSocket(options.getRemoteAddress(), delegate.promise());
            listener.accept(socket);
            if (!socket.isEnded()) {
                client.connect(options).onComplete(socket::complete);
            }
            return socket.opened();
        }

        @Override
        public Future<NetSocket> connect(int port, String host) {
            return connect(SocketAddress.inetSocketAddress(port, host));
        }

        @Override
        public Future<NetSocket> connect(int port, String host, String serverName) {
            return connect(SocketAddress.inetSocketAddress(port, host), serverName);
        }

        @Override
        public Future<NetSocket> connect(SocketAddress address) {
            return connect(new ConnectOptions().setRemoteAddress(address));
        }

        @Override
        public Future<NetSocket> connect(SocketAddress address, String serverName) {
            return connect(new ConnectOptions().setRemoteAddress(address).setSniServerName(serverName));
        }

        @Override
        public Future<Void> shutdown(long timeout, TimeUnit unit) {
            return client.shutdown(timeout, unit);
        }

        @Override
        public Future<Void> close() {
            return client.close();
        }

        @Override
        public Future<Boolean> updateSSLOptions(ClientSSLOptions options, boolean force) {
            return client.updateSSLOptions(options, force);
        }

        @Override
        public boolean isMetricsEnabled() {
            return client.isMetricsEnabled();
        }
    }
}
