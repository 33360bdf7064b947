package io.masif.ui.login;

import io.masif.failure.Failure;
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
public final class Guard {
    private static final String CLIENT = "client";
    private static final String SESSION = "session";
    private static final String LEASE = "lease";
    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Sessions sessions;
    private final String apiToken;

    /** @param apiToken what programs may show instead of name and password; null if there is none */
    public Guard(Sessions sessions, String apiToken) {
        this.sessions = sessions;
        this.apiToken = apiToken;
    }

    /** Where a request comes from; to be called first. */
    public static void from(RoutingContext context, ClientAddress client) {
        context.put(CLIENT, client);
    }

    /** Where the request comes from. */
    public static ClientAddress client(RoutingContext context) {
        return context.get(CLIENT);
    }

    /** Who is logged in, on a route behind this guard. */
    public static Session session(RoutingContext context) {
        return context.get(SESSION);
    }

    /** How long that holds, on a route behind this guard. */
    public static Lease lease(RoutingContext context) {
        return context.get(LEASE);
    }

    /** For pages: without a session, off to the login. */
    public void page(RoutingContext context) {
        holdBody(context);
        sessions.of(context).onFailure(e -> refuse(context, e)).onSuccess(found -> {
            if (found.isEmpty()) {
                toLogin(context);
            } else {
                admit(context, found.get(), sessions.lease(context));
            }
        });
    }

    /** For pages, when the body has been read: what changes something needs the session's CSRF token. */
    public void form(RoutingContext context) {
        if (HttpMethod.POST.equals(context.request().method()) && !csrfFits(context, session(context))) {
            throw Failure.of(
                    Failure.Code.FORBIDDEN, "This form is not from your session. Load the page again, and retry.");
        }
        context.next();
    }

    /** For the API: HTTP Basic, a bearer token, or for reading a session. */
    public void api(RoutingContext context) {
        if (!HttpMethod.GET.equals(context.request().method())) {
            SameOrigin.require(context.request());
        }
        Optional<Credentials> shown = Credentials.read(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        holdBody(context);
        if (shown.isPresent()) {
            check(context, shown.get())
                    .onSuccess(lease -> admit(context, new Session(shown.get().user(), ""), lease))
                    .onFailure(e -> refuse(context, e));
        } else {
            bySession(context);
        }
    }

    private void bySession(RoutingContext context) {
        Future<Optional<Session>> session =
                HttpMethod.GET.equals(context.request().method())
                        ? sessions.of(context)
                        : Future.succeededFuture(Optional.empty());
        session.onFailure(e -> refuse(context, e)).onSuccess(found -> {
            if (found.isPresent()) {
                admit(context, found.get(), sessions.lease(context));
            } else {
                refuse(context, refused("Give name and password by HTTP Basic, or a bearer token."));
            }
        });
    }

    /** Until it is clear who sends it. What reads bodies behind this guard lets it go on. */
    private static void holdBody(RoutingContext context) {
        if (WITH_BODY.contains(context.request().method())) {
            context.request().pause();
        }
    }

    private static void refuse(RoutingContext context, Throwable reason) {
        context.request().resume();
        context.fail(reason);
    }

    private static void admit(RoutingContext context, Session session, Lease lease) {
        context.put(SESSION, session);
        context.put(LEASE, lease);
        context.next();
    }

    /** The lease of what a program has shown. */
    private Future<Lease> check(RoutingContext context, Credentials shown) {
        LoginAttempt attempt = LoginAttempt.of(context, shown.user(), shown.password(), shown.method());
        Instant until = Instant.now().plus(Sessions.LIFETIME);
        if (shown.method() == LoginAttempt.Method.TOKEN) {
            if (Secrets.equal(apiToken, shown.password())) {
                return Future.succeededFuture(new Lease(null, until, () -> Future.succeededFuture(true)));
            }
            context.vertx().eventBus().send(LoginAttempt.REFUSED, attempt);
            return Future.failedFuture(refused("The bearer token is not the one of api.token."));
        }
        return ask(context, attempt)
                .compose(verdict -> verdict.accepted()
                        ? Future.succeededFuture(new Lease(null, until, () -> ask(context, attempt)
                                .map(again -> again.accepted() || !again.checked())))
                        : Future.failedFuture(refused(verdict)));
    }

    private static Future<LoginVerdict> ask(RoutingContext context, LoginAttempt attempt) {
        return context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .map(reply -> reply.body());
    }

    private static Failure refused(LoginVerdict verdict) {
        return verdict.checked()
                ? refused(verdict.sentence())
                : Failure.tooMany(verdict.sentence(), Duration.ofSeconds(verdict.waitSeconds()));
    }

    private static Failure refused(String sentence) {
        return Failure.of(Failure.Code.UNAUTHENTICATED, sentence);
    }

    private static boolean csrfFits(RoutingContext context, Session session) {
        String header = context.request().getHeader("X-CSRF-Token");
        String sent = header == null ? context.request().getFormAttribute("csrf") : header;
        return Secrets.equal(session.csrf(), CsrfMask.unmask(sent));
    }

    /** htmx follows redirects silently and would put the login into the page: it is told to go there itself. */
    private static void toLogin(RoutingContext context) {
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
