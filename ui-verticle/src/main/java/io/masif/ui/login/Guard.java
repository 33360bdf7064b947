package io.masif.ui.login;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets those through who are logged in; on the API also those who show name and password, or the token. */
public final class Guard {
    private static final String SESSION = "session";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    /** A password is slow to check on purpose: one that was right stays right for a while. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int REMEMBERED_MOST = 100;

    private final Sessions sessions;
    private final String apiToken;
    private final Map<Digest, Instant> accepted = new LinkedHashMap<>();

    /** @param apiToken what programs may show instead of name and password; null if there is none */
    public Guard(Sessions sessions, String apiToken) {
        this.sessions = sessions;
        this.apiToken = apiToken;
    }

    /** Who is logged in, on a route behind this guard. */
    public static Session session(RoutingContext context) {
        return context.get(SESSION);
    }

    /** For pages: without a session, off to the login; what changes something needs the session's CSRF token. */
    public void page(RoutingContext context) {
        sessions.of(context).onFailure(context::fail).onSuccess(found -> {
            if (found.isEmpty()) {
                toLogin(context);
            } else if (HttpMethod.POST.equals(context.request().method()) && !csrfFits(context, found.get())) {
                context.fail(Failure.of(
                        Failure.Code.FORBIDDEN, "This form is not from your session. Load the page again, and retry."));
            } else {
                context.put(SESSION, found.get());
                context.next();
            }
        });
    }

    /** For the API: HTTP Basic, a bearer token, or for reading a session. */
    public void api(RoutingContext context) {
        if (!HttpMethod.GET.equals(context.request().method())) {
            SameOrigin.require(context.request());
        }
        credentials(context).onFailure(context::fail).onSuccess(session -> {
            context.put(SESSION, session);
            context.next();
        });
    }

    private Future<Session> credentials(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BASIC)) {
            return basic(context, header);
        }
        if (header != null && header.startsWith(BEARER)) {
            return Secrets.equal(apiToken, header.substring(BEARER.length()))
                    ? Future.succeededFuture(new Session("api", ""))
                    : Future.failedFuture(refused("The bearer token is not the one of api.token."));
        }
        if (!HttpMethod.GET.equals(context.request().method())) {
            return Future.failedFuture(refused("Give name and password by HTTP Basic, or a bearer token."));
        }
        return sessions.of(context).compose(found -> found.map(Future::succeededFuture)
                .orElseGet(() ->
                        Future.failedFuture(refused("Give name and password by HTTP Basic, or a bearer token."))));
    }

    private Future<Session> basic(RoutingContext context, String header) {
        String decoded = decode(header.substring(BASIC.length()));
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return Future.failedFuture(Failure.badInput("The header Authorization is no HTTP Basic."));
        }
        String user = decoded.substring(0, colon);
        Digest digest = Digest.ofText(header);
        Instant until = accepted.get(digest);
        if (until != null && Instant.now().isBefore(until)) {
            return Future.succeededFuture(new Session(user, ""));
        }
        LoginAttempt attempt = new LoginAttempt(user, decoded.substring(colon + 1), peer(context));
        return context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .compose(reply -> {
                    if (!reply.body().accepted()) {
                        return Future.failedFuture(refused(sentence(reply.body())));
                    }
                    remember(digest);
                    return Future.succeededFuture(new Session(user, ""));
                });
    }

    /** What to say to somebody who was not let in. */
    public static String sentence(LoginVerdict verdict) {
        return verdict.waitSeconds() == 0
                ? "Name or password is wrong."
                : "There were too many wrong passwords. Try again in " + verdict.waitSeconds() + " s.";
    }

    /** The address that attempts are counted for. */
    public static String peer(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    private void remember(Digest digest) {
        if (accepted.size() >= REMEMBERED_MOST) {
            accepted.clear();
        }
        accepted.put(digest, Instant.now().plus(REMEMBERED));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Failure refused(String sentence) {
        return Failure.of(Failure.Code.UNAUTHENTICATED, sentence);
    }

    private static boolean csrfFits(RoutingContext context, Session session) {
        String header = context.request().getHeader("X-CSRF-Token");
        return Secrets.equal(session.csrf(), header == null ? context.request().getFormAttribute("csrf") : header);
    }

    /** htmx follows redirects silently and would put the login into the page: it is told to go there itself. */
    private static void toLogin(RoutingContext context) {
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
