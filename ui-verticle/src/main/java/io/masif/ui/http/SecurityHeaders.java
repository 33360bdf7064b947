package io.masif.ui.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sets the security headers of every answer. */
public final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** Browsers use nothing but HTTPS for so long. A proxy with HTTPS decides that for itself. */
    private static final String ONE_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    /** Sets the headers and calls the next handler; static files replace Cache-Control later. */
    public static void set(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (context.request().isSSL()) {
            response.putHeader("Strict-Transport-Security", ONE_YEAR);
        }
        if (!context.request().path().startsWith("/static/")) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        context.next();
    }
}
