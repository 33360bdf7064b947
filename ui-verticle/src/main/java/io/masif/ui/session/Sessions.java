package io.masif.ui.session;

import io.masif.domain.Digest;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.operator.StoredPassword;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Creates, finds and ends sessions by the browser's cookie. */
public final class Sessions {
    private static final String COOKIE = "masif_session";
    /** After this time an operator has to log in again. */
    static final Duration LIFETIME = Duration.ofHours(12);

    private final SessionStore store;
    private final Predicate<HttpServerRequest> isCookieSecure;

    /** @param isCookieSecure whether browsers may send the cookie that answers a request by HTTPS only */
    public Sessions(SessionStore store, Predicate<HttpServerRequest> isCookieSecure) {
        this.store = store;
        this.isCookieSecure = isCookieSecure;
    }

    /**
     * Creates a session for the operator of a successful attempt.
     *
     * @param matched the stored password that the attempt matched
     * @return false if another hash is stored by now: then there is no session
     */
    public Future<Boolean> create(RoutingContext context, LoginAttempt attempt, StoredPassword matched) {
        String token = Tokens.createToken();
        Session session = new Session(matched.operator(), Tokens.createToken(), LoginAttempt.Method.PAGE);
        return store.put(Digest.ofText(token), session, matched.hash(), LIFETIME, attempt.toHistoryDetail())
                .onSuccess(stored -> {
                    if (stored) {
                        context.response().addCookie(createCookie(context, token, LIFETIME.toSeconds()));
                    }
                });
    }

    /** The session of the request's cookie, if there is one. */
    public Future<Optional<Session>> get(RoutingContext context) {
        return readTokenDigest(context).map(this::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** The lease of the session of the request's cookie. */
    SessionLease createLease(RoutingContext context) {
        Digest token = readTokenDigest(context).orElseThrow();
        return new SessionLease(
                token, Instant.now().plus(LIFETIME), () -> find(token).map(Optional::isPresent));
    }

    /** Ends the session of the request's cookie. */
    public Future<Void> end(RoutingContext context, Session session) {
        Digest token = readTokenDigest(context).orElseThrow();
        JsonObject logout = new JsonObject()
                .put("address", AuthenticationHandler.getClient(context).text());
        return store.remove(token, session.operator(), logout).onSuccess(removed -> {
            context.vertx().eventBus().publish(SessionEnded.ADDRESS, new SessionEnded(token));
            context.response().addCookie(createCookie(context, "", 0));
        });
    }

    private Future<Optional<Session>> find(Digest token) {
        return store.find(token).recover(DatabaseErrors::failRead);
    }

    private static Optional<Digest> readTokenDigest(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        return cookie == null || cookie.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(Digest.ofText(cookie.getValue()));
    }

    private Cookie createCookie(RoutingContext context, String value, long seconds) {
        return Cookie.cookie(COOKIE, value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(isCookieSecure.test(context.request()))
                .setPath("/")
                .setMaxAge(seconds);
    }
}
