package io.masif.master.vertx;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;

/**
 * Observes how the handshake of a connection ends, and finds where the connection comes from: Vert.x reports the failure
 * without the address. It leaves the pipeline as soon as the handshake has begun.
 */
final class HandshakeWatch extends ChannelInboundHandlerAdapter {
    /** Where Vert.x keeps the address that a balancer sends by the PROXY protocol. */
    static final String PROXIED_ADDRESS = "RemoteAddressOverride";

    private static final AttributeKey<Object> PROXIED_ADDRESS_KEY = AttributeKey.valueOf(PROXIED_ADDRESS);

    private final ConnectionAdmission admission;

    /** @param admission is notified of handshakes that fail */
    HandshakeWatch(ConnectionAdmission admission) {
        this.admission = admission;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        boolean isWatching = watch(connection);
        connection.fireChannelRead(message);
        if (!isWatching && !connection.isRemoved()) {
            // with the PROXY protocol, TLS comes after the balancer's line
            watch(connection);
        }
    }

    private boolean watch(ChannelHandlerContext connection) {
        SslHandler tls = connection.pipeline().get(SslHandler.class);
        if (tls == null) {
            return false;
        }
        Channel channel = connection.channel();
        Object peer = channel.remoteAddress();
        tls.handshakeFuture().addListener(done -> {
            if (!done.isSuccess()) {
                Object proxied = channel.attr(PROXIED_ADDRESS_KEY).get();
                admission.onHandshakeFailure(done.cause(), String.valueOf(proxied == null ? peer : proxied));
            }
        });
        connection.pipeline().remove(this);
        return true;
    }
}
