package io.masif.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * The decoder of Vert.x, but that it refuses a request with both Content-Length and Transfer-Encoding, with 400. Vert.x
 * drops the length without a word, and a proxy in front that does it the other way sees other requests than we do.
 */
public final class StrictRequestDecoder extends VertxHttpRequestDecoder {
    private StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    /**
     * Decodes all requests of a connection.
     *
     * @param connection one of HTTP/1 that has just been opened, as a server's connection handler gets it
     * @param options of the server
     */
    public static void install(HttpConnection connection, HttpServerOptions options) {
        ChannelPipeline pipeline =
                ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        pipeline.replace(VertxHttpRequestDecoder.class, null, new StrictRequestDecoder(options));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("a request may not have both Content-Length and Transfer-Encoding");
    }
}
