package io.masif.ui.notification.source;

import io.masif.ui.database.Columns;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The time up to which the sources of events have read. */
public final class SourceProgress {
    /** Runs that executed nothing are the same event as actions that failed, and are read apart from these. */
    static final String REFUSED_RUNS = "run-refused";

    private static final String FIND = "SELECT seen_until FROM notification_progress WHERE event = ?";

    private static final String BEGIN = """
        INSERT INTO notification_progress (event, seen_until) VALUES (?, UTC_TIMESTAMP(3))
        ON DUPLICATE KEY UPDATE seen_until = VALUES(seen_until)
        """;

    private static final String PUT = """
        INSERT INTO notification_progress (event, seen_until) VALUES (?, ?)
        ON DUPLICATE KEY UPDATE seen_until = VALUES(seen_until)
        """;

    private SourceProgress() {}

    /**
     * Where to go on: what happened before any of the routes was switched on is not reported.
     *
     * @param source the word of an event, or of one of its sources
     * @param routes those that want the event, at least one
     */
    static Future<Instant> findStart(SqlConnection connection, String source, List<Route> routes) {
        Instant first = routes.stream()
                .map(Route::enabledAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return connection.preparedQuery(FIND).execute(Tuple.of(source)).map(rows -> {
            Row row = rows.size() == 0 ? null : rows.iterator().next();
            Instant seen = row == null ? first : Columns.getInstant(row, "seen_until");
            return seen.isAfter(first) ? seen : first;
        });
    }

    /** What happened before now is not reported. For events that no route wanted until now. */
    public static Future<Void> begin(SqlConnection connection, Collection<NotificationEvent> events) {
        return events.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(BEGIN)
                        .executeBatch(events.stream()
                                .flatMap(SourceProgress::findSources)
                                .map(Tuple::of)
                                .toList())
                        .mapEmpty();
    }

    private static Stream<String> findSources(NotificationEvent event) {
        return event == NotificationEvent.RUN_FAILED ? Stream.of(event.word(), REFUSED_RUNS) : Stream.of(event.word());
    }

    static Future<Void> put(SqlConnection connection, String source, Instant until) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.of(source, Columns.toUtc(until)))
                .mapEmpty();
    }

    /** The routes that were switched on when something happened. */
    static List<Route> enabledAt(List<Route> routes, Instant moment) {
        return routes.stream()
                .filter(route -> !route.enabledAt().isAfter(moment))
                .toList();
    }
}
