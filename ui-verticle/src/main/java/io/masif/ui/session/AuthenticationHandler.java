package io.masif.ui.session;

import io.masif.failure.Failure;
import io.masif.ui.http.ClientAddress;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Lets those through who are logged in; on the API also those who show name and password, or the token. Nothing of a body
 * is read before.
 */
public final class AuthenticationHandler {
    private static final String CLIENT = "client";
    private static final String SESSION = "session";
    private static final String LEASE = "lease";
    private static final Set<HttpMethod> METHODS_WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Sessions sessions;
    private final String apiToken;

    /** @param apiToken what programs may show instead of name and password; null if there is none */
    public AuthenticationHandler(Sessions sessions, String apiToken) {
        this.sessions = sessions;
        this.apiToken = apiToken;
    }

    /** Where a request comes from; to be called first. */
    public static void setClient(RoutingContext context, ClientAddress client) {
        context.put(CLIENT, client);
    }

    /** Where the request comes from. */
    public static ClientAddress getClient(RoutingContext context) {
        return context.get(CLIENT);
    }

    /** Who is logged in, on a route behind this guard. */
    public static Session getSession(RoutingContext context) {
        return context.get(SESSION);
    }

    /** How long that holds, on a route behind this guard. */
    public static SessionLease getLease(RoutingContext context) {
        return context.get(LEASE);
    }

    /** For pages: without a session, off to the login. */
    public void authenticatePage(RoutingContext context) {
        pauseBody(context);
        sessions.get(context).onFailure(e -> refuse(context, e)).onSuccess(found -> {
            if (found.isEmpty()) {
                redirectToLogin(context);
            } else {
                admit(context, found.get(), sessions.createLease(context));
            }
        });
    }

    /** For pages, when the body has been read: what changes something needs the session's CSRF token. */
    public void checkCsrfToken(RoutingContext context) {
        if (HttpMethod.POST.equals(context.request().method()) && !hasValidCsrfToken(context, getSession(context))) {
            throw Failure.of(
                    Failure.Code.FORBIDDEN, "This form is not from your session. Load the page again, and retry.");
        }
        context.next();
    }

    /** For the API: HTTP Basic, a bearer token, or for reading a session. */
    public void authenticateApi(RoutingContext context) {
        if (!HttpMethod.GET.equals(context.request().method())) {
            SameOriginCheck.require(context.request());
        }
        Optional<Credentials> credentials = Credentials.read(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        pauseBody(context);
        if (credentials.isPresent()) {
            checkCredentials(context, credentials.get())
                    .onSuccess(lease ->
                            admit(context, new Session(credentials.get().user(), ""), lease))
                    .onFailure(e -> refuse(context, e));
        } else {
            authenticateBySession(context);
        }
    }

    private void authenticateBySession(RoutingContext context) {
        Future<Optional<Session>> session =
                HttpMethod.GET.equals(context.request().method())
                        ? sessions.get(context)
                        : Future.succeededFuture(Optional.empty());
        session.onFailure(e -> refuse(context, e)).onSuccess(found -> {
            if (found.isPresent()) {
                admit(context, found.get(), sessions.createLease(context));
            } else {
                refuse(context, createRefusal("Give name and password by HTTP Basic, or a bearer token."));
            }
        });
    }

    /** Until it is clear who sends it. What reads bodies behind this guard lets it go on. */
    private static void pauseBody(RoutingContext context) {
        if (METHODS_WITH_BODY.contains(context.request().method())) {
            context.request().pause();
        }
    }

    private static void refuse(RoutingContext context, Throwable reason) {
        context.request().resume();
        context.fail(reason);
    }

    private static void admit(RoutingContext context, Session session, SessionLease lease) {
        context.put(SESSION, session);
        context.put(LEASE, lease);
        context.next();
    }

    /** The lease of what a program has shown. */
    private Future<SessionLease> checkCredentials(RoutingContext context, Credentials credentials) {
        LoginAttempt attempt =
                LoginAttempt.of(context, credentials.user(), credentials.password(), credentials.method());
        Instant expiresAt = Instant.now().plus(Sessions.LIFETIME);
        if (credentials.method() == LoginAttempt.Method.TOKEN) {
            if (Tokens.isEqual(apiToken, credentials.password())) {
                return Future.succeededFuture(new SessionLease(null, expiresAt, () -> Future.succeededFuture(true)));
            }
            context.vertx().eventBus().send(LoginAttempt.REFUSED_ADDRESS, attempt);
            return Future.failedFuture(createRefusal("The bearer token is not the one of api.token."));
        }
        return requestVerdict(context, attempt)
                .compose(verdict -> verdict.isAccepted()
                        ? Future.succeededFuture(
                                new SessionLease(null, expiresAt, () -> requestVerdict(context, attempt)
                                        .map(renewed -> renewed.isAccepted() || !renewed.isChecked())))
                        : Future.failedFuture(createRefusal(verdict)));
    }

    private static Future<LoginVerdict> requestVerdict(RoutingContext context, LoginAttempt attempt) {
        return context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .map(reply -> reply.body());
    }

    private static Failure createRefusal(LoginVerdict verdict) {
        return verdict.isChecked()
                ? createRefusal(verdict.message())
                : Failure.tooMany(verdict.message(), Duration.ofSeconds(verdict.waitSeconds()));
    }

    private static Failure createRefusal(String sentence) {
        return Failure.of(Failure.Code.UNAUTHENTICATED, sentence);
    }

    private static boolean hasValidCsrfToken(RoutingContext context, Session session) {
        String header = context.request().getHeader("X-CSRF-Token");
        String sent = header == null ? context.request().getFormAttribute("csrf") : header;
        return Tokens.isEqual(session.csrf(), CsrfTokenMask.unmask(sent));
    }

    /** htmx follows redirects silently and would put the login into the page: it is told to go there itself. */
    private static void redirectToLogin(RoutingContext context) {
        context.request().resume();
        if (context.request().getHeader("HX-Request") == null) {
            context.response()
                    .putHeader(HttpHeaders.LOCATION, "/login")
                    .setStatusCode(303)
                    .end();
        } else {
            context.response()
                    .putHeader("HX-Redirect", "/login")
                    .setStatusCode(401)
                    .end();
        }
    }
}
