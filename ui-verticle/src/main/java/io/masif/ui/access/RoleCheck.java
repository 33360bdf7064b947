package io.masif.ui.access;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.Session;
import io.masif.ui.view.operator.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests whose operator lacks the role that their route needs. The check of a rule is a route with the same method and
 * path, so that the router itself decides which requests it concerns.
 */
public final class RoleCheck {
    /** Where an operator changes the password. */
    public static final String PASSWORD_PATH = "/account/password";

    private static final String API_PREFIX = "/api/";
    private static final String CHECKED = "role-checked";

    private RoleCheck() {}

    /** Mounts the check for all of the API; before its operations, which also have checks of their own. */
    public static void mountApi(Router router) {
        mount(router, true);
    }

    /** Mounts the checks of the pages; after their authentication and before their routes. */
    public static void mountPages(Router router) {
        mount(router, false);
    }

    private static void mount(Router router, boolean isApi) {
        for (RouteRule rule : RouteTable.rules()) {
            if (!rule.isOpen() && rule.path().startsWith(API_PREFIX) == isApi) {
                mount(rule, router);
            }
        }
    }

    /** Mounts a route that checks a rule, to which further handlers can be added. */
    public static Route mount(RouteRule rule, Router router) {
        boolean isApi = rule.path().startsWith(API_PREFIX);
        return rule.createRoute(router).putMetadata(CHECKED, true).handler(context -> check(context, rule, isApi));
    }

    /** Whether the route begins with the check of a rule. */
    static boolean isChecked(Route route) {
        return route.getMetadata(CHECKED) != null;
    }

    private static void check(RoutingContext context, RouteRule rule, boolean isApi) {
        Session session = AuthenticationHandler.getSession(context);
        if (!session.role().includes(rule.role())) {
            refuse(context, rule, session);
        } else if (session.account().mustChangePassword() && !rule.servesNewPassword()) {
            askForPassword(context, isApi);
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, RouteRule rule, Session session) {
        context.vertx()
                .eventBus()
                .send(
                        RefusedRequest.ADDRESS,
                        new RefusedRequest(
                                session.operator(),
                                AuthenticationHandler.getClient(context).text(),
                                rule.describe(),
                                rule.role()));
        context.fail(Failure.of(
                Failure.Code.FORBIDDEN,
                Text.of("refusal-operator.role", describe(rule.role()), describe(session.role()))));
    }

    private static Text describe(Role role) {
        return Text.of("common.role." + role.word());
    }

    private static void askForPassword(RoutingContext context, boolean isApi) {
        if (isApi) {
            context.fail(Failure.of(Failure.Code.FORBIDDEN, Text.of("refusal-operator.generated-password")));
        } else if (context.request().getHeader("HX-Request") != null) {
            context.response()
                    .putHeader("HX-Redirect", PASSWORD_PATH)
                    .setStatusCode(Failure.Code.FORBIDDEN.status())
                    .end();
        } else {
            context.response()
                    .putHeader(HttpHeaders.LOCATION, PASSWORD_PATH)
                    .setStatusCode(303)
                    .end();
        }
    }
}
