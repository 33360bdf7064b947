package io.masif.http;

import io.masif.failure.Failure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.Optional;

/** Finds faults in a request's line and headers that Vert.x accepts, and that make its router fail. */
public final class RequestCheck {
    private RequestCheck() {}

    /** The fault, as bad input; empty if there is none. */
    public static Optional<Failure> findFault(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !path.startsWith("/")) {
            return Optional.of(Failure.badInput("a request's path must begin with a slash"));
        }
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        if (hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1)) {
            return Optional.of(Failure.badInput("a request must have one header Host, but has " + hosts));
        }
        if (request.version() != HttpVersion.HTTP_1_0 && !hasAuthority(request)) {
            return Optional.of(Failure.badInput("the header Host must name a host, such as example.org:8150"));
        }
        String expected = request.getHeader(HttpHeaders.EXPECT);
        return expected == null || expected.equalsIgnoreCase("100-continue")
                ? Optional.empty()
                : Optional.of(Failure.badInput("the header Expect may only be 100-continue"));
    }

    /** In HTTP/1 it is parsed here: the request would keep it for as long as its answer is held back. */
    private static boolean hasAuthority(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                ? HostAndPort.parseAuthority(request.getHeader(HttpHeaders.HOST), -1) != null
                : request.authority() != null;
    }
}
