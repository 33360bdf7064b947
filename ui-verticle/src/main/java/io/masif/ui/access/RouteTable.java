package io.masif.ui.access;

import io.masif.ui.http.RequestBody;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.operator.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The role that each route needs, but for the operations of the API, whose roles are in its contract. A UI does not start with
 * another route that is not in this table, or with a line of it that is no route. {@code /livez}, {@code /readyz} and
 * {@code /metrics} are on a port of their own, where nobody logs in.
 */
public final class RouteTable {
    private static final List<RouteRule> RULES = new ArrayList<>();

    static {
        open("GET /static/*", "GET /favicon.ico", "GET /login", "POST /login");

        viewer("GET /", "GET /parts/overview", "GET /overview.csv", "GET /search");
        viewer("GET /pending", "GET /parts/pending", "GET /pending.csv");
        viewer("GET /plans", "GET /parts/plans", "GET /plans.csv");
        viewer("GET /plans/:id", "GET /parts/plans/:id", "GET /plans/:id/actions.csv");
        viewer("GET /approvals", "GET /parts/approved", "GET /approvals.csv");
        viewer("GET /approvals/:id", "GET /parts/approvals/:id", "GET /parts/progress/:id");
        viewer("GET /approvals/:id/actions.csv", "GET /approvals/:id/hosts.csv");
        viewer("GET /declines", "GET /parts/declines", "GET /declines.csv");
        viewer("GET /declines/:id", "GET /parts/declines/:id", "GET /parts/decline-state/:id");
        viewer("GET /declines/:id/actions.csv", "GET /declines/:id/hosts.csv");
        viewer("GET /rollouts", "GET /parts/rollouts", "GET /rollouts.csv");
        viewer("GET /rollouts/:id", "GET /parts/rollouts/:id");
        viewer("GET /rollout-plans", "GET /parts/rollout-plans", "GET /rollout-plans.csv", "GET /rollout-plans/:id");
        viewer("GET /rules", "GET /parts/rules", "GET /rules.csv", "GET /rules/:id", "GET /parts/rules/:id");
        viewer("GET /hosts", "GET /parts/hosts", "GET /hosts.csv");
        viewer("GET /hosts/:name", "GET /parts/hosts/:name", "GET /parts/live/:name");
        viewer("GET /hosts/:name/plan", "GET /parts/hosts/:name/plan", "GET /hosts/:name/plan.csv");
        viewer("GET /hosts/:name/runs", "GET /parts/hosts/:name/runs", "GET /hosts/:name/runs.csv");
        viewer("GET /hosts/:name/runs/:run", "GET /parts/hosts/:name/runs/:run");
        viewer("GET /hosts/:name/runs/:run/actions.csv");
        viewer("GET /groups", "GET /parts/groups", "GET /groups.csv", "GET /groups/:name", "GET /parts/groups/:name");
        viewer("GET /health", "GET /parts/health");
        for (HealthSubject subject : HealthSubject.values()) {
            String name = subject.word();
            viewer("GET /health/" + name, "GET /parts/health/" + name, "GET /health/" + name + ".csv");
            String hosts = name + "/hosts";
            viewer("GET /health/" + hosts, "GET /parts/health/" + hosts, "GET /health/" + hosts + ".csv");
        }
        viewer("GET /activity", "GET /parts/activity", "GET /activity.csv", "GET /activity.jsonl");
        viewer("GET /runs", "GET /parts/runs", "GET /runs.csv");
        viewer("GET /activity/:id", "GET /parts/activity/:id");
        viewer("GET /packages/:name", "GET /parts/packages/:name");
        viewer("GET /packages/:name/hosts", "GET /parts/packages/:name/hosts", "GET /packages/:name/hosts.csv");
        viewer("GET /packages/:name/versions.csv", "GET /packages/:name/replaced.csv");
        viewer("GET /parts/brake", "GET /windows", "GET /parts/windows", "GET /windows.csv", "GET /freezes.csv");
        viewer("GET /settings", "GET /parts/settings", "GET /settings/instances.csv");
        viewer("/api/*");

        approver(
                "POST /choose-hosts",
                "POST /parts/selection",
                "POST /parts/selected-hosts",
                "POST /approve",
                "POST /hosts/approve",
                "POST /hosts/remove");
        approver("POST /hosts/labels", "POST /hosts/labels/add", "POST /hosts/labels/remove");
        approver("POST /revoke/:id", "POST /revoke-decline/:id", "POST /revoke-approvals", "POST /retry/:id");
        approver("POST /approvals/:id/approve-rest");
        approver("GET /brake", "POST /brake", "POST /brake/release");

        approver("POST /rollouts/:id/command", "POST /rollouts/:id/retry");
        administrator("GET /rollout-plans/new", "POST /rollout-plans", "POST /rollout-plans/:id/remove");

        administrator("GET /create-group", "POST /groups", "POST /groups/:name/change", "POST /groups/:name/remove");
        administrator("POST /settings/reset-plans", "POST /settings/reset-hosts", "POST /settings/reset-packages");
        administrator("POST /windows", "POST /windows/preview", "POST /windows/remove");
        administrator("POST /freezes", "POST /freezes/remove");
        administrator("GET /rules/new", "GET /rules/:id/edit", "POST /rules", "POST /rules/:id/save");
        administrator("POST /rules/:id/disable");
        viewer("GET /settings/notifications", "GET /parts/notifications", "GET /settings/notifications.csv");
        viewer("GET /settings/notification-routes.csv");
        administrator("GET /settings/notifications/:id", "POST /settings/notifications");
        administrator("POST /settings/notifications/:id/save", "POST /settings/notifications/:id/replace-secret");
        administrator("POST /settings/notifications/:id/enable", "POST /settings/notifications/:id/disable");
        administrator("POST /settings/notifications/:id/test", "POST /settings/notifications/:id/remove");
        administrator("GET /settings/operators.csv", "GET /settings/operators/:id/tokens.csv");
        administrator("GET /settings/operators", "POST /settings/operators", "GET /settings/operators/:id");
        administrator("POST /settings/operators/:id/rename", "POST /settings/operators/:id/role");
        administrator("POST /settings/operators/:id/disable", "POST /settings/operators/:id/enable");
        administrator("POST /settings/operators/:id/reset-password", "POST /settings/operators/:id/end-sessions");
        administrator("POST /settings/operators/:id/revoke-token");

        viewer(
                "GET /account",
                "GET /account/tokens.csv",
                "POST /account/tokens",
                "POST /account/revoke-token",
                "POST /account/end-sessions");
        whilePasswordMustChange("GET /account/password", "POST /account/password");
        whilePasswordMustChange("POST /logout", "POST /preferences", "GET /api/docs");
    }

    private RouteTable() {}

    /** All lines of the table. */
    public static List<RouteRule> rules() {
        return List.copyOf(RULES);
    }

    /** @throws IllegalStateException if the router has a route that is not in the table, or lacks one that is */
    public static void requireComplete(Router router) {
        Set<String> registered = router.getRoutes().stream()
                .filter(route -> route.getPath() != null && !RequestBody.isReader(route) && !RoleCheck.isChecked(route))
                .filter(route -> !isWithinRule(route))
                .flatMap(RouteTable::describe)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = RULES.stream().map(RouteRule::describe).collect(Collectors.toCollection(TreeSet::new));
        requireNone("routes without a role: add them to RouteTable", registered, listed);
        requireNone("roles without a route: remove them from RouteTable", listed, registered);
    }

    /** A route for all methods below a path whose rule is for all of them as well, such as one that refuses other methods. */
    private static boolean isWithinRule(Route route) {
        return route.methods() == null
                && RULES.stream().anyMatch(rule -> rule.covers(route.getPath()) && route.isExactPath());
    }

    private static void requireNone(String fault, Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        if (!rest.isEmpty()) {
            throw new IllegalStateException(fault + ": " + String.join(", ", rest));
        }
    }

    /** A route without a method serves all of them. */
    private static Stream<String> describe(Route route) {
        String path = route.getPath() + (route.isExactPath() ? "" : "*");
        return route.methods() == null
                ? Stream.of(path)
                : route.methods().stream().map(method -> method.name() + " " + path);
    }

    private static void open(String... routes) {
        add(null, false, routes);
    }

    private static void viewer(String... routes) {
        add(Role.VIEWER, false, routes);
    }

    private static void approver(String... routes) {
        add(Role.APPROVER, false, routes);
    }

    private static void administrator(String... routes) {
        add(Role.ADMINISTRATOR, false, routes);
    }

    private static void whilePasswordMustChange(String... routes) {
        add(Role.VIEWER, true, routes);
    }

    private static void add(Role role, boolean servesNewPassword, String... routes) {
        for (String route : routes) {
            int blank = route.indexOf(' ');
            HttpMethod method = blank < 0 ? null : HttpMethod.valueOf(route.substring(0, blank));
            RULES.add(new RouteRule(method, route.substring(blank + 1), role, servesNewPassword));
        }
    }
}
