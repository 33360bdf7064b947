package io.masif.master.vertx;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.transport.Transport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The default transport of Vert.x, except that it asks {@link ConnectionAdmission} about every connection of the server
 * with TLS, which is the agents', before anything is allocated for it. Vert.x itself has no such limit.
 */
public final class AcceptingTransport extends NioTransport implements Transport {
    private final ConnectionAdmission admission;

    public AcceptingTransport(ConnectionAdmission admission) {
        this.admission = admission;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        if (options.isSsl()) {
            bootstrap.handler(new AcceptHandler(admission));
        }
    }

    @Override
    public String name() {
        return "accepting";
    }

    @Override
    public boolean available() {
        return isAvailable();
    }

    @Override
    public Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public io.vertx.core.spi.transport.Transport implementation() {
        return this;
    }

    /** Gets connections before the handlers of Vert.x. */
    @Sharable
    private static final class AcceptHandler extends ChannelInboundHandlerAdapter {
        private final ConnectionAdmission admission;
        private final Map<EventExecutor, PacedHandshakes> paced = new ConcurrentHashMap<>();

        AcceptHandler(ConnectionAdmission admission) {
            this.admission = admission;
        }

        @Override
        public void channelRead(ChannelHandlerContext server, Object message) {
            Channel connection = (Channel) message;
            if (admission.tryOpen()) {
                connection.closeFuture().addListener(closed -> admission.onClose());
                connection
                        .pipeline()
                        .addLast(
                                new UnreadAnswerTimeout(admission.unreadTimeout()),
                                new HandshakeTurn(loop -> paced.computeIfAbsent(loop, PacedHandshakes::new)),
                                new HandshakeWatch(admission));
                server.fireChannelRead(connection);
            } else {
                connection.unsafe().closeForcibly();
            }
        }
    }
}
