package io.masif.ui.notification.outbox;

import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What has to be sent, and was sent. It is written in the transaction that finds the event, so that it is neither lost nor sent
 * twice.
 */
public final class Outbox {
    /** How many notifications of a route about what happened wait at most. */
    private static final int MAX_WAITING = 1000;

    /** Of what lasts there is at most one a minute, and it cannot be dropped: it would not be found again. */
    private static final String DROPPABLE = Arrays.stream(NotificationEvent.values())
            .filter(NotificationEvent::isLasting)
            .map(event -> "'" + event.word() + "'")
            .collect(Collectors.joining(", ", "route_id = ? AND next_attempt_at IS NOT NULL AND event NOT IN (", ")"));

    private static final String INSERT = """
        INSERT INTO notification
          (uuid, route_id, event, subject, detail, created_at, attempts, next_attempt_at)
        VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3), 0, UTC_TIMESTAMP(3))
        ON DUPLICATE KEY UPDATE id = id
        """;

    private static final String FIND_SURPLUS =
            "SELECT id FROM notification WHERE " + DROPPABLE + " ORDER BY id DESC LIMIT 1 OFFSET ?";

    private static final String REMOVE_SURPLUS = "DELETE FROM notification WHERE " + DROPPABLE + " AND id <= ?";

    private static final String COUNT_DROPPED = "UPDATE notification_route SET dropped = dropped + ? WHERE id = ?";

    private static final String GIVE_UP = """
        UPDATE notification SET next_attempt_at = NULL, last_error = ? WHERE route_id = ? AND next_attempt_at IS NOT NULL
        """;

    private static final String GIVE_UP_EVENT = """
        UPDATE notification SET next_attempt_at = NULL, last_error = ?
        WHERE route_id = ? AND event = ? AND next_attempt_at IS NOT NULL
        """;

    private static final String FORGET_SUBJECTS = "DELETE FROM notified_subject WHERE route_id = ?";

    private static final String FORGET_EVENT = "DELETE FROM notified_subject WHERE route_id = ? AND event = ?";

    private static final String FORGET_WAITING = """
        DELETE FROM notified_subject WHERE route_id = ? AND event IN
          (SELECT w.event FROM notification w WHERE w.route_id = ? AND w.next_attempt_at IS NOT NULL)
        """;

    private Outbox() {}

    /**
     * Adds what is not there yet, for each of the routes that is still switched on. If too many wait for one, its oldest are
     * dropped.
     */
    public static Future<Void> add(SqlConnection connection, List<Occurrence> occurrences, List<Route> routes) {
        return occurrences.isEmpty() || routes.isEmpty()
                ? Future.succeededFuture()
                : RouteStore.lockEnabled(connection, routes)
                        .compose(enabled -> enabled.isEmpty()
                                ? Future.succeededFuture()
                                : insert(connection, occurrences, enabled));
    }

    private static Future<Void> insert(SqlConnection connection, List<Occurrence> occurrences, List<Route> routes) {
        List<Tuple> rows = routes.stream()
                .flatMap(route -> occurrences.stream().map(each -> toRow(route, each)))
                .toList();
        Future<Void> added = connection.preparedQuery(INSERT).executeBatch(rows).mapEmpty();
        for (Route route : routes) {
            added = added.compose(done -> dropSurplus(connection, route.id()));
        }
        return added;
    }

    private static Tuple toRow(Route route, Occurrence occurrence) {
        return Tuple.of(
                UUID.randomUUID().toString(),
                route.id(),
                occurrence.event().word(),
                occurrence.subject(),
                occurrence.detail().encode());
    }

    private static Future<Void> dropSurplus(SqlConnection connection, int route) {
        return connection
                .preparedQuery(FIND_SURPLUS)
                .execute(Tuple.of(route, MAX_WAITING))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : connection
                                .preparedQuery(REMOVE_SURPLUS)
                                .execute(Tuple.of(route, rows.iterator().next().getLong("id")))
                                .compose(removed -> connection
                                        .preparedQuery(COUNT_DROPPED)
                                        .execute(Tuple.of(removed.rowCount(), route)))
                                .mapEmpty());
    }

    /** Sends nothing more of what waits for a route. What lasts is found again while the route is switched on. */
    public static Future<Void> giveUp(SqlConnection connection, int route, String reason) {
        return connection
                .preparedQuery(FORGET_WAITING)
                .execute(Tuple.of(route, route))
                .compose(forgotten -> connection.preparedQuery(GIVE_UP).execute(Tuple.of(reason, route)))
                .mapEmpty();
    }

    /**
     * Sends nothing more of what waits for a route about an event that lasts: all that lasts is found again, as one notification.
     * So there are never more of them than before.
     */
    public static Future<Void> giveUpLasting(
            SqlConnection connection, int route, NotificationEvent event, String reason) {
        return connection
                .preparedQuery(FORGET_EVENT)
                .execute(Tuple.of(route, event.word()))
                .compose(forgotten ->
                        connection.preparedQuery(GIVE_UP_EVENT).execute(Tuple.of(reason, route, event.word())))
                .mapEmpty();
    }

    /** Forgets what a route that is removed was notified of. */
    public static Future<Void> forgetSubjects(SqlConnection connection, int route) {
        return connection
                .preparedQuery(FORGET_SUBJECTS)
                .execute(Tuple.of(route))
                .mapEmpty();
    }
}
