package io.masif.master.refusal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;

/**
 * Sees how the handshake of a connection ends, and finds where the connection comes from: Vert.x reports the failure
 * without the address. It leaves the pipeline as soon as the handshake has begun.
 */
public final class HandshakeWatch extends ChannelInboundHandlerAdapter {
    /** Where Vert.x keeps the address that a balancer sends by the PROXY protocol. */
    private static final AttributeKey<Object> PROXIED_ADDRESS = AttributeKey.valueOf("RemoteAddressOverride");

    private final CertificateRefusals refusals;

    /** @param refusals gets the handshakes that fail */
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
                Object proxied = channel.attr(PROXIED_ADDRESS).get();
                refusals.handshakeFailed(done.cause(), String.valueOf(proxied == null ? accepted : proxied));
            }
        });
        connection.pipeline().remove(this);
        return true;
    }
}
