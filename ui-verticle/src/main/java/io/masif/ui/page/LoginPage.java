package io.masif.ui.page;

import io.masif.domain.Quote;
import io.masif.ui.login.Guard;
import io.masif.ui.login.LoginAttempt;
import io.masif.ui.login.LoginVerdict;
import io.masif.ui.login.SameOrigin;
import io.masif.ui.login.Sessions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Logging in and out. */
public final class LoginPage {
    private static final long BODY_LIMIT = 16L * 1024;
    private static final int LONGEST_NAME = 255;

    private final Sessions sessions;

    public LoginPage(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The routes that need no session; before the guard. */
    public void mount(Router router) {
        router.get("/login").handler(context -> show(context, "", ""));
        RequestBody.read(router.route("/login"), BODY_LIMIT);
        router.post("/login").handler(this::login);
    }

    /** The route that needs one; behind the guard. */
    public void mountGuarded(Router router) {
        router.post("/logout").handler(this::logout);
    }

    /** Nobody has a session yet that could tell one's own form from a foreign one: the browser tells. */
    private void login(RoutingContext context) {
        SameOrigin.require(context.request());
        String user = orEmpty(context.request().getFormAttribute("user"));
        String password = orEmpty(context.request().getFormAttribute("password"));
        LoginAttempt attempt = LoginAttempt.of(context, user, password, LoginAttempt.Method.PAGE);
        context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .onSuccess(reply -> {
                    if (reply.body().accepted()) {
                        enter(context, attempt, reply.body());
                    } else {
                        refuse(context, user, reply.body());
                    }
                })
                .onFailure(context::fail);
    }

    /** Refused if the password was changed while it was compared. */
    private void enter(RoutingContext context, LoginAttempt attempt, LoginVerdict verdict) {
        sessions.begin(context, attempt, verdict.matchedHash())
                .onSuccess(begun -> {
                    if (begun) {
                        redirect(context, "/");
                    } else {
                        context.vertx().eventBus().send(LoginAttempt.REFUSED, attempt);
                        refuse(context, attempt.user(), LoginVerdict.WRONG);
                    }
                })
                .onFailure(context::fail);
    }

    private static void refuse(RoutingContext context, String user, LoginVerdict verdict) {
        if (verdict.checked()) {
            context.response().setStatusCode(401);
        } else {
            context.response()
                    .setStatusCode(429)
                    .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(verdict.waitSeconds()));
        }
        show(context, Quote.beginning(user, LONGEST_NAME), verdict.sentence());
    }

    private void logout(RoutingContext context) {
        sessions.end(context, Guard.session(context))
                .onSuccess(ended -> redirect(context, "/login"))
                .onFailure(context::fail);
    }

    private static void show(RoutingContext context, String user, String error) {
        Page.render(context, "login", Map.of("user", user, "error", error));
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
