package io.masif.ui.access;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import io.masif.ui.session.AuthenticationHandler;
import io.masif.ui.session.Session;
import io.masif.ui.view.operator.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses requests whose operator lacks the role that their route needs. The check of a route is a route with the same method and
 * path, mounted before it, so that the router itself decides which requests it concerns.
 */
public final class RoleCheck {
    /** Where an operator changes the password. */
    public static final String PASSWORD_PATH = "/account/password";

    private static final String API_PREFIX = "/api/";

    private RoleCheck() {}

    /** Mounts the checks of the API's routes; after its authentication and before its routes. */
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
                rule.createCheck(router).handler(context -> check(context, rule, isApi));
            }
        }
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
                Failure.Code.FORBIDDEN, Text.of("refusal.role", describe(rule.role()), describe(session.role()))));
    }

    private static Text describe(Role role) {
        return Text.of("common.role." + role.word());
    }

    private static void askForPassword(RoutingContext context, boolean isApi) {
        if (isApi) {
            context.fail(Failure.of(Failure.Code.FORBIDDEN, Text.of("refusal.generated-password")));
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
