package io.masif.ui.http;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Compresses answers by gzip if the client accepts it and the answer is not tiny. */
public final class Compression {
    /** Measured in docs/decisions/0026-compressed-pages.md: a higher level costs the event loop more than it saves. */
    private static final int LEVEL = 1;

    private static final int WINDOW_BITS = 15;
    private static final int MEMORY_LEVEL = 8;
    /** A smaller answer fits into one packet with its headers. */
    private static final int SMALLEST_BYTES = 1024;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final String EMPTY = "0";

    private Compression() {}

    /** Lets the server compress all answers that {@link #negotiate} does not exempt. */
    public static HttpServerOptions enable(HttpServerOptions options) {
        return options.setCompressionSupported(true)
                .setCompressors(List.of(StandardCompressionOptions.gzip(LEVEL, WINDOW_BITS, MEMORY_LEVEL)))
                .setCompressionContentSizeThreshold(SMALLEST_BYTES);
    }

    /** Exempts the answer if the client does not accept gzip: Vert.x does not parse the header exactly. */
    public static void negotiate(RoutingContext context) {
        context.response().putHeader(HttpHeaders.VARY, "Accept-Encoding");
        if (!AcceptEncoding.acceptsGzip(context.request().headers().getAll(HttpHeaders.ACCEPT_ENCODING))) {
            exempt(context);
        }
        context.next();
    }

    /** Exempts the answer from compression. */
    public static void exempt(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        context.addHeadersEndHandler(done -> removeIdentityHeader(context));
    }

    /** Vert.x removes the header of exempted answers, but not of those without a body. */
    private static void removeIdentityHeader(RoutingContext context) {
        HttpServerResponse response = context.response();
        int status = response.getStatusCode();
        // Vert.x has set the length just before, if the answer is complete
        boolean isEmpty = EMPTY.equals(response.headers().get(HttpHeaders.CONTENT_LENGTH));
        if (isEmpty
                || status == NO_CONTENT
                || status == NOT_MODIFIED
                || HttpMethod.HEAD.equals(context.request().method())
                || HttpVersion.HTTP_1_0.equals(context.request().version())) {
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    /** Whether the answer may be compressed; after {@link #negotiate}. */
    static boolean isAccepted(RoutingContext context) {
        return !context.response().headers().contains(HttpHeaders.CONTENT_ENCODING);
    }
}
