package io.masif.master.refusal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;

/**
 * Sees how the handshake of a connection ends, and knows where the connection comes from: Vert.x tells the failure
 * without the address. It leaves the pipeline as soon as the handshake has begun.
 */
public final class HandshakeWatch extends ChannelInboundHandlerAdapter {
    /** Where Vert.x keeps the address that a balancer tells by the PROXY protocol. */
    private static final AttributeKey<Object> TOLD_BY_BALANCER = AttributeKey.valueOf("RemoteAddressOverride");

    private final CertificateRefusals refusals;

    /** @param refusals who is told of handshakes that fail */
    public HandshakeWatch(CertificateRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        boolean begun = watch(connection);
        connection.fireChannelRead(message);
        if (!begun && !connection.isRemoved()) {
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
        Object accepted = channel.remoteAddress();
        tls.handshakeFuture().addListener(done -> {
            if (!done.isSuccess()) {
                Object told = channel.attr(TOLD_BY_BALANCER).get();
                refusals.handshakeFailed(done.cause(), String.valueOf(told == null ? accepted : told));
            }
        });
        connection.pipeline().remove(this);
        return true;
    }
}
