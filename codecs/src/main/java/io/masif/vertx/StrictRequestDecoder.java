package io.masif.vertx;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * The decoder of Vert.x, except that it refuses a request with both Content-Length and Transfer-Encoding, with status 400.
 * Vert.x ignores the length silently; a proxy in front of it that ignores the encoding would see other requests than we do.
 */
public final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    /**
     * Decodes all requests of a connection of HTTP/1; HTTP/2 has other ways to end a body, and is left alone.
     *
     * @param connection one that has just been opened, as a server's connection handler gets it
     * @param options of the server
     */
    public static void install(HttpConnection connection, HttpServerOptions options) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (pipeline.get(VertxHttpRequestDecoder.class) != null) {
            pipeline.replace(VertxHttpRequestDecoder.class, null, new StrictRequestDecoder(options));
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a request may not have both Content-Length and Transfer-Encoding");
    }
}
