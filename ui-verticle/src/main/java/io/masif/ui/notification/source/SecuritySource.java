package io.masif.ui.notification.source;

import io.masif.clock.DatabaseClock;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.fleet.overview.FindSecurityUpdates;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.outbox.Outbox;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.view.overview.SecurityUpdate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Security updates that have been pending for longer than a route allows; all that are new are one notification. */
public final class SecuritySource implements NotificationSource {
    /** The oldest ones. */
    private static final int MAX_UPDATES = 2000;

    private final Vertx vertx;
    private final Pool pool;
    private final FleetClient fleet;

    public SecuritySource(Vertx vertx, Pool pool, FleetClient fleet) {
        this.vertx = vertx;
        this.pool = pool;
        this.fleet = fleet;
    }

    @Override
    public Future<Void> collect(LeaseHolder lease) {
        Instant now = DatabaseClock.of(vertx).now();
        return RouteStore.findEnabled(pool, NotificationEvent.SECURITY_OVERDUE)
                .compose(routes -> routes.isEmpty()
                        ? Future.succeededFuture()
                        : fleet.query(new FindSecurityUpdates(findLatest(routes, now), MAX_UPDATES))
                                .compose(updates -> lease.inTransaction(
                                        connection -> notifyRoutes(connection, routes, updates, now))));
    }

    private static Instant findLatest(List<Route> routes, Instant now) {
        return routes.stream()
                .map(route -> findLimit(route, now))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What was first reported then or earlier is overdue. */
    private static Instant findLimit(Route route, Instant now) {
        return now.minus(Duration.ofDays(route.definition().securityDays()));
    }

    private static Future<Void> notifyRoutes(
            SqlConnection connection, List<Route> routes, List<SecurityUpdate> updates, Instant now) {
        Future<Void> added = Future.succeededFuture();
        for (Route route : routes) {
            List<SecurityUpdate> overdue = updates.stream()
                    .filter(each -> !each.firstSeen().isAfter(findLimit(route, now)))
                    .toList();
            added = added.compose(done -> notifyRoute(connection, route, overdue, updates.size() < MAX_UPDATES));
        }
        return added;
    }

    /**
     * An update has a subject for each of its actions: those that appear later are about the same.
     *
     * @param isComplete whether these are all that are overdue
     */
    private static Future<Void> notifyRoute(
            SqlConnection connection, Route route, List<SecurityUpdate> overdue, boolean isComplete) {
        Set<String> subjects =
                overdue.stream().flatMap(each -> getSubjects(each).stream()).collect(Collectors.toSet());
        return NotifiedSubjects.update(connection, route.id(), NotificationEvent.SECURITY_OVERDUE, subjects, isComplete)
                .map(added -> overdue.stream()
                        .filter(each -> added.containsAll(getSubjects(each)))
                        .toList())
                .compose(unknown -> unknown.isEmpty()
                        ? Future.succeededFuture()
                        : Outbox.add(connection, List.of(describe(route, unknown)), List.of(route)));
    }

    private static List<String> getSubjects(SecurityUpdate update) {
        return update.actions().stream().map(String::valueOf).toList();
    }

    private static Occurrence describe(Route route, List<SecurityUpdate> unknown) {
        List<String> updates = unknown.stream()
                .map(each -> each.key().packageName() + " " + each.key().version())
                .toList();
        return new Occurrence(
                NotificationEvent.SECURITY_OVERDUE,
                UUID.randomUUID().toString(),
                new JsonObject()
                        .put("updates", updates.size())
                        .put("days", route.definition().securityDays())
                        .put(
                                "names",
                                new JsonArray(updates.stream()
                                        .limit(NotificationText.MAX_NAMES)
                                        .toList()))
                        .put("more", updates.size() > NotificationText.MAX_NAMES));
    }
}
