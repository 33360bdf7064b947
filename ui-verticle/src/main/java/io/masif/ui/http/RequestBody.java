package io.masif.ui.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Reads bodies of requests. The body of a GET is ignored. */
public final class RequestBody {
    private static final String READING = "reading";

    private RequestBody() {}

    /** Lets a route read bodies. */
    public static void mount(Route route, long maxBytes) {
        route.putMetadata(READING, true);
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(maxBytes);
        route.method(HttpMethod.POST)
                .method(HttpMethod.PUT)
                .method(HttpMethod.PATCH)
                .method(HttpMethod.DELETE)
                .handler(context -> {
                    context.put(READING, true);
                    reader.handle(context);
                })
                .handler(context -> {
                    context.put(READING, false);
                    context.next();
                });
    }

    /** The body; empty if there is none. */
    public static Buffer get(RoutingContext context) {
        Buffer body = context.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }

    /** Whether the route only reads bodies, and answers nothing. */
    public static boolean isReader(Route route) {
        return route.getMetadata(READING) != null;
    }

    /** Whether the body is being read: a failure at that time is a fault of the body, whatever its exception is. */
    public static boolean isBeingRead(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(READING));
    }
}
