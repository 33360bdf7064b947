package io.masif.ui.notification.source;

import io.masif.clock.DatabaseClock;
import io.masif.ui.engine.LeaseHolder;
import io.masif.ui.notification.outbox.Occurrence;
import io.masif.ui.notification.outbox.Outbox;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What happens to many hosts at once, and is one notification in a minute. */
abstract class MinuteSource implements NotificationSource {
    /** After no UI has run for long, the rest follows in the next minutes: no query has to read days of runs. */
    private static final Duration MAX_PERIOD = Duration.ofHours(2);

    private final Vertx vertx;
    private final NotificationEvent event;
    private final String progress;
    private final Duration lag;

    /**
     * @param progress the word under which it writes down how far it has read: of several sources of an event, one that cannot be
     *     read does not hold up the others
     * @param lag after which all that happened until a moment can be found
     */
    MinuteSource(Vertx vertx, NotificationEvent event, String progress, Duration lag) {
        this.vertx = vertx;
        this.event = event;
        this.progress = progress;
        this.lag = lag;
    }

    /** What happened in whole minutes: not before {@code from}, and before {@code to}. */
    abstract Future<List<Occurrence>> find(SqlConnection connection, Instant from, Instant to);

    @Override
    public final Future<Void> collect(LeaseHolder lease) {
        return lease.inTransaction(connection -> RouteStore.findEnabled(connection, event)
                .compose(routes -> routes.isEmpty() ? Future.succeededFuture() : collect(connection, routes)));
    }

    private Future<Void> collect(SqlConnection connection, List<Route> routes) {
        Instant end = DatabaseClock.of(vertx).now().minus(lag).truncatedTo(ChronoUnit.MINUTES);
        return SourceProgress.findStart(connection, progress, routes)
                .compose(start ->
                        start.isBefore(end) ? collect(connection, routes, start, end) : Future.succeededFuture());
    }

    private Future<Void> collect(SqlConnection connection, List<Route> routes, Instant start, Instant end) {
        Instant to = findEnd(routes, start, end);
        return find(connection, start, to)
                .compose(found -> Outbox.add(connection, found, SourceProgress.enabledAt(routes, to)))
                .compose(added -> SourceProgress.put(connection, progress, to));
    }

    /** A route gets nothing that happened before the minute in which it was switched on: a period ends there. */
    private static Instant findEnd(List<Route> routes, Instant start, Instant end) {
        Instant longest = start.plus(MAX_PERIOD).truncatedTo(ChronoUnit.MINUTES);
        return routes.stream()
                .map(route -> route.enabledAt().truncatedTo(ChronoUnit.MINUTES))
                .filter(begin -> begin.isAfter(start))
                .reduce(longest.isBefore(end) ? longest : end, (one, other) -> one.isBefore(other) ? one : other);
    }
}
