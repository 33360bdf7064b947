package io.masif.ui.page;

import io.masif.text.Quote;
import io.masif.ui.http.RequestBody;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.masif.ui.session.SameOriginCheck;
import io.masif.ui.session.Sessions;
import io.masif.ui.store.history.VisitStore;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The login page, and logging out. */
public final class LoginPage {
    private static final long MAX_BODY_BYTES = 16L * 1024;
    private static final int MAX_NAME_LENGTH = 255;

    private final Sessions sessions;
    private final VisitStore visits;

    public LoginPage(Sessions sessions, VisitStore visits) {
        this.sessions = sessions;
        this.visits = visits;
    }

    /** Mounts the routes that need no session; before the authentication. */
    public void mount(Router router) {
        router.get("/login").handler(context -> render(context, "", ""));
        RequestBody.mount(router.route("/login"), MAX_BODY_BYTES);
        router.post("/login").handler(this::login);
    }

    /** Mounts the route that needs a session; after the authentication. */
    public void mountAuthenticated(Router router) {
        router.post("/logout").handler(this::logout);
    }

    /** There is no session with a CSRF token yet: the origin that the browser sends is checked instead. */
    private void login(RoutingContext context) {
        SameOriginCheck.require(context.request());
        String user = orEmpty(context.request().getFormAttribute("user"));
        String password = orEmpty(context.request().getFormAttribute("password"));
        LoginAttempt attempt = LoginAttempt.of(context, user, password, LoginAttempt.Method.PAGE);
        context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .onSuccess(reply -> {
                    if (reply.body().isAccepted()) {
                        createSession(context, attempt, reply.body());
                    } else {
                        showRefusal(context, user, reply.body());
                    }
                })
                .onFailure(context::fail);
    }

    /** The login is refused if the password changed while it was compared. */
    private void createSession(RoutingContext context, LoginAttempt attempt, LoginVerdict verdict) {
        sessions.create(context, attempt, verdict.matched())
                .onSuccess(begun -> {
                    if (begun) {
                        beginVisit(context, verdict.matched().operator().name());
                    } else {
                        context.vertx().eventBus().send(LoginAttempt.REFUSED_ADDRESS, attempt);
                        showRefusal(context, attempt.user(), LoginVerdict.WRONG);
                    }
                })
                .onFailure(context::fail);
    }

    /** Where nothing can be written the last visit remains as it is, and the login succeeds. */
    private void beginVisit(RoutingContext context, String operator) {
        visits.endVisit(operator).onComplete(ended -> redirect(context, "/"));
    }

    private static void showRefusal(RoutingContext context, String user, LoginVerdict verdict) {
        if (verdict.isChecked()) {
            context.response().setStatusCode(401);
        } else {
            context.response()
                    .setStatusCode(429)
                    .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(verdict.waitSeconds()));
        }
        String refusal = PageContext.of(context).text(verdict.refusal());
        render(context, Quote.truncate(user, MAX_NAME_LENGTH), refusal);
    }

    private void logout(RoutingContext context) {
        sessions.end(context, AuthenticationHandler.getSession(context))
                .onSuccess(ended -> redirect(context, "/login"))
                .onFailure(context::fail);
    }

    private static void render(RoutingContext context, String user, String error) {
        PageRenderer.render(context, "login", Map.of("user", user, "error", error));
    }

    private static void redirect(RoutingContext context, String location) {
        context.response()
                .putHeader(HttpHeaders.LOCATION, location)
                .setStatusCode(303)
                .end();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
