package io.masif.ui.login;

import io.masif.failure.Failure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Keeps out what a browser sends on behalf of another site, with credentials that it remembers. Programs send neither
 * of the headers that tell.
 */
public final class SameOrigin {
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private SameOrigin() {}

    /** @throws Failure as forbidden, if the browser says that another site is behind the request */
    public static void require(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean ours = site != null
                ? OURS.contains(site)
                : origin == null || origin.endsWith("://" + request.getHeader(HttpHeaders.HOST));
        if (!ours) {
            throw Failure.of(Failure.Code.FORBIDDEN, "Another site sent this request.");
        }
    }
}
