package io.masif.master.connection;

import io.masif.master.refusal.HandshakeWatch;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.transport.Transport;

/**
 * The transport that Vert.x has by default, but that {@link AcceptedConnections} is asked about every connection of the
 * server with TLS, which is the agents', before anything is made for it. Vert.x itself knows no such limit.
 */
final class AcceptingTransport extends NioTransport implements Transport {
    private final AcceptedConnections accepted;

    AcceptingTransport(AcceptedConnections accepted) {
        this.accepted = accepted;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        if (options.isSsl()) {
            bootstrap.handler(new AcceptHandler(accepted));
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

    /** Sees connections before those who make something of them. */
    @Sharable
    private static final class AcceptHandler extends ChannelInboundHandlerAdapter {
        private final AcceptedConnections accepted;

        AcceptHandler(AcceptedConnections accepted) {
            this.accepted = accepted;
        }

        @Override
        public void channelRead(ChannelHandlerContext server, Object message) {
            Channel connection = (Channel) message;
            if (accepted.admit(connection)) {
                connection
                        .pipeline()
                        .addLast(
                                new UnreadAnswerTimeout(accepted.unreadTimeout()),
                                new HandshakeWatch(accepted.certificates()));
                server.fireChannelRead(connection);
            } else {
                connection.unsafe().closeForcibly();
            }
        }
    }
}
