package io.masif.master.vertx;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.util.function.Function;

/**
 * Keeps back what a client sends until it is its turn in {@link PacedHandshakes}; nothing more is read of it meanwhile. Leaves
 * the pipeline when the handshake has begun.
 */
final class HandshakeTurn extends ChannelInboundHandlerAdapter {
    private final Function<EventExecutor, PacedHandshakes> paced;
    /** Null if nothing is kept back. */
    private Object kept;

    /** @param paced those of each event loop */
    HandshakeTurn(Function<EventExecutor, PacedHandshakes> paced) {
        this.paced = paced;
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        kept = message;
        connection.channel().config().setAutoRead(false);
        paced.apply(connection.executor()).add(() -> passOn(connection));
    }

    /** With the PROXY protocol, TLS comes after the balancer's line. */
    private void passOn(ChannelHandlerContext connection) {
        if (kept == null) {
            return;
        }
        Object message = kept;
        kept = null;
        boolean isHandshake = connection.pipeline().get(SslHandler.class) != null;
        connection.fireChannelRead(message);
        connection.fireChannelReadComplete();
        if (isHandshake && !connection.isRemoved()) {
            connection.pipeline().remove(this);
        }
        connection.channel().config().setAutoRead(true);
    }

    /** Else the handler of TLS asks for more. */
    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        if (kept == null) {
            connection.fireChannelReadComplete();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        ReferenceCountUtil.release(kept);
        kept = null;
        connection.fireChannelInactive();
    }
}
