package io.masif.ui.session;

import io.masif.failure.Failure;
import io.masif.ui.http.ClientAddress;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates requests: by session, and on the API also by name and password or by the token. The body is not read
 * before.
 */
public final class AuthenticationHandler {
    private static final String CLIENT = "client";
    private static final String SESSION = "session";
    private static final String LEASE = "lease";
    private static final Set<HttpMethod> METHODS_WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final Sessions sessions;
    private final ProgramAuthentication programs;

    public AuthenticationHandler(Sessions sessions, ProgramAuthentication programs) {
        this.sessions = sessions;
        this.programs = programs;
    }

    /** Stores the client's address; to be called first. */
    public static void setClient(RoutingContext context, ClientAddress client) {
        context.put(CLIENT, client);
    }

    /** The client's address. */
    public static ClientAddress getClient(RoutingContext context) {
        return context.get(CLIENT);
    }

    /** The session of an authenticated request. */
    public static Session getSession(RoutingContext context) {
        return context.get(SESSION);
    }

    /** The lease of an authenticated request. */
    public static SessionLease getLease(RoutingContext context) {
        return context.get(LEASE);
    }

    /** For pages: redirects to the login without a session. */
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

    /** For the API: HTTP Basic, a bearer token, or, for GET, a session. */
    public void authenticateApi(RoutingContext context) {
        if (!HttpMethod.GET.equals(context.request().method())) {
            SameOriginCheck.require(context.request());
        }
        Optional<Credentials> credentials = Credentials.read(context.request().getHeader(HttpHeaders.AUTHORIZATION));
        pauseBody(context);
        if (credentials.isPresent()) {
            programs.authenticate(context, credentials.get())
                    .onSuccess(admitted -> admit(
                            context,
                            new Session(
                                    admitted.operator(), "", credentials.get().method()),
                            admitted.lease()))
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
                refuse(context, Failure.of(Failure.Code.UNAUTHENTICATED, Text.of("refusal.no-credentials")));
            }
        });
    }

    /** Pauses the body until the client is authenticated. The handler that reads bodies resumes it. */
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

    /** htmx would follow a redirect silently and insert the login into the page: it gets a header to navigate instead. */
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
