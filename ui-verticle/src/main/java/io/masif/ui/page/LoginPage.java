package io.masif.ui.page;

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
    private final Sessions sessions;

    public LoginPage(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The routes that need no session; before the guard. */
    public void mount(Router router) {
        router.get("/login").handler(context -> show(context, "", ""));
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
        LoginAttempt attempt =
                new LoginAttempt(user, orEmpty(context.request().getFormAttribute("password")), Guard.peer(context));
        context.vertx()
                .eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .onSuccess(reply -> {
                    if (reply.body().accepted()) {
                        enter(context, user);
                    } else {
                        refuse(context, user, reply.body());
                    }
                })
                .onFailure(context::fail);
    }

    private void enter(RoutingContext context, String user) {
        sessions.begin(context, user).onSuccess(begun -> redirect(context, "/")).onFailure(context::fail);
    }

    private static void refuse(RoutingContext context, String user, LoginVerdict verdict) {
        if (verdict.waitSeconds() > 0) {
            context.response()
                    .setStatusCode(429)
                    .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(verdict.waitSeconds()));
        } else {
            context.response().setStatusCode(401);
        }
        show(context, user, Guard.sentence(verdict));
    }

    private void logout(RoutingContext context) {
        sessions.end(context).onSuccess(ended -> redirect(context, "/login")).onFailure(context::fail);
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
