package io.masif.ui.session;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Refuses requests that a browser sends on behalf of another site with remembered credentials. Programs send neither of
 * the checked headers.
 */
public final class SameOriginCheck {
    private static final Set<String> TRUSTED_SITES = Set.of("same-origin", "none");

    private SameOriginCheck() {}

    /** @throws Failure as forbidden if the headers name another site */
    public static void require(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean isSameOrigin = site != null
                ? TRUSTED_SITES.contains(site)
                : origin == null || origin.endsWith("://" + request.authority());
        if (!isSameOrigin) {
            throw Failure.of(Failure.Code.FORBIDDEN, Text.of("refusal.other-site"));
        }
    }
}
