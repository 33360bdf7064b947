package io.masif.ui.http;

import io.masif.failure.Failure;
import io.masif.http.RequestCheck;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds faults in the syntax of a request. To be called before the router, which would report some of them as internal
 * errors.
 */
public final class RequestSyntax {
    private static final int HEX = 16;
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.DELETE,
            HttpMethod.PATCH,
            HttpMethod.OPTIONS);

    private RequestSyntax() {}

    /** The first fault; empty if the request is well formed. */
    public static Optional<Failure> findFault(HttpServerRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return createFault("The request's line or headers are malformed or too long.");
        }
        if (!METHODS.contains(request.method())) {
            return Optional.of(
                    Failure.of(Failure.Code.WRONG_METHOD, "The method of the request is not possible here."));
        }
        if (request.headers().names().contains("")) {
            return createFault("A header has no name.");
        }
        return RequestCheck.findFault(request)
                .or(() -> findTargetFault(request.uri()))
                .or(() -> findBodyFault(request));
    }

    private static Optional<Failure> findTargetFault(String uri) {
        if (!uri.startsWith("/") && !uri.startsWith("http://") && !uri.startsWith("https://")) {
            return createFault("The request's target must be a path that begins with /.");
        }
        for (int index = uri.indexOf('%'); index >= 0; index = uri.indexOf('%', index + 1)) {
            if (index + 2 >= uri.length()
                    || Character.digit(uri.charAt(index + 1), HEX) < 0
                    || Character.digit(uri.charAt(index + 2), HEX) < 0) {
                return createFault("After % in the request's target must be two hexadecimal digits.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> findBodyFault(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            return createFault("The length of the body must be given once, by Content-Length or by Transfer-Encoding.");
        }
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.size() > 1 || (encodings.size() == 1 && !encodings.get(0).equalsIgnoreCase("chunked"))) {
            return createFault("The only transfer encoding that is possible here is chunked.");
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return createFault("A compressed body is not possible here.");
        }
        return Optional.empty();
    }

    private static Optional<Failure> createFault(String sentence) {
        return Optional.of(Failure.badInput(sentence));
    }
}
