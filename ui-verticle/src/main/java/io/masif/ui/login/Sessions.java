package io.masif.ui.login;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.ui.store.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** Ties browsers to sessions by a cookie. */
public final class Sessions {
    private static final String COOKIE = "masif_session";
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final SessionStore store;
    private final boolean secureCookie;

    /** @param secureCookie whether browsers may send the cookie by HTTPS only */
    public Sessions(SessionStore store, boolean secureCookie) {
        this.store = store;
        this.secureCookie = secureCookie;
    }

    /** Begins a session in this browser. */
    public Future<Void> begin(RoutingContext context, String operator) {
        String token = Secrets.token();
        return store.put(Digest.ofText(token), new Session(operator, Secrets.token()), LIFETIME)
                .onSuccess(stored -> context.response().addCookie(cookie(token, LIFETIME.toSeconds())));
    }

    /** The session of the request's cookie, if there is one. */
    public Future<Optional<Session>> of(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return store.find(Digest.ofText(cookie.getValue()))
                .recover(e -> Future.failedFuture(Failure.unavailable(
                        "The database cannot be reached. Nothing is lost, and this goes on by itself when it is back.",
                        RETRY,
                        e)));
    }

    /** Ends the session of the request's cookie. */
    public Future<Void> end(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        Future<Void> removed =
                cookie == null ? Future.succeededFuture() : store.remove(Digest.ofText(cookie.getValue()));
        return removed.onSuccess(gone -> context.response().addCookie(cookie("", 0)));
    }

    private Cookie cookie(String value, long seconds) {
        return Cookie.cookie(COOKIE, value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secureCookie)
                .setPath("/")
                .setMaxAge(seconds);
    }
}
