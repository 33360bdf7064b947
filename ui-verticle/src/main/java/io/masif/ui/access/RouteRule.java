package io.masif.ui.access;

import io.masif.ui.view.operator.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

/**
 * What a route needs.
 *
 * @param method null for all methods
 * @param path as the router has it, such as {@code /hosts/:name}
 * @param role null if nobody has to log in
 * @param servesNewPassword whether the route is also there for an operator who must first change the password
 */
public record RouteRule(HttpMethod method, String path, Role role, boolean servesNewPassword) {
    private static final String ANY = "*";

    /** Whether nobody has to log in. */
    public boolean isOpen() {
        return role == null;
    }

    /** A route with the method and path of this rule. */
    public Route createRoute(Router router) {
        return method == null ? router.route(path) : router.route(method, path);
    }

    /** Whether the rule is for all methods and all paths that begin as the given one does. */
    boolean covers(String otherPath) {
        return method == null
                && path.endsWith(ANY)
                && otherPath.startsWith(path.substring(0, path.length() - ANY.length()));
    }

    /** Such as {@code POST /approve}. */
    String describe() {
        return (method == null ? "" : method.name() + " ") + path;
    }
}
