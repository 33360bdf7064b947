package io.masif.ui.notification.engine;

import io.masif.ui.database.Columns;
import io.masif.ui.language.Text;
import io.masif.ui.notification.outbox.Outbox;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.RouteKind;
import io.masif.ui.notification.route.RouteRow;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.notification.send.OutgoingNotification;
import io.masif.ui.notification.send.Receiver;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which notifications are due, and what became of an attempt. An attempt is written down before it is made, with the time of the
 * next one: if the process ends, the notification is sent again then.
 */
final class DeliveryStore {
    private static final int MAX_ERROR_LENGTH = 1000;
    private static final int MICROS_PER_MILLI = 1000;
    private static final String FOUND_AGAIN = Text.of("problem.found-again").english();

    private static final String FIND_DUE = """
        SELECT n.id, n.uuid, n.event, n.detail, n.created_at, n.attempts, %s
        FROM (SELECT w.id, ROW_NUMBER() OVER (PARTITION BY w.route_id ORDER BY w.id) AS turn
            FROM notification w JOIN notification_route o ON o.id = w.route_id
            WHERE w.next_attempt_at <= UTC_TIMESTAMP(3) AND o.enabled_at IS NOT NULL) due
          JOIN notification n ON n.id = due.id
          JOIN notification_route r ON r.id = n.route_id
        WHERE due.turn <= ? ORDER BY due.turn, n.id
        """.formatted(RouteRow.COLUMNS);

    private static final String BEGIN = """
        UPDATE notification SET attempts = attempts + 1, next_attempt_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
        WHERE id = ? AND next_attempt_at IS NOT NULL
        """;

    private static final String SUCCEED = """
        UPDATE notification SET sent_at = UTC_TIMESTAMP(3), next_attempt_at = NULL, last_error = ?
        WHERE id = ? AND sent_at IS NULL
        """;

    private static final String FAIL = """
        UPDATE notification SET last_error = ?, next_attempt_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
        WHERE id = ? AND next_attempt_at IS NOT NULL
        """;

    private static final String GIVE_UP = """
        UPDATE notification SET last_error = ?, next_attempt_at = NULL WHERE id = ? AND next_attempt_at IS NOT NULL
        """;

    private static final String FIND_NEXT = """
        SELECT r.id, r.kind, MIN(w.next_attempt_at) AS due_at
        FROM notification w JOIN notification_route r ON r.id = w.route_id
        WHERE w.next_attempt_at IS NOT NULL GROUP BY r.id, r.kind
        """;

    private DeliveryStore() {}

    /** What is due, the oldest of each route first; of a route no more than may be sent to a receiver at once. */
    static Future<List<OutgoingNotification>> findDue(SqlConnection connection) {
        return connection
                .preparedQuery(FIND_DUE)
                .execute(Tuple.of(Receiver.MAX_CONCURRENT))
                .map(rows -> rows.stream().map(DeliveryStore::parse).toList());
    }

    /**
     * Begins attempts to send.
     *
     * @param nextAttempt the time until the next attempt if nothing is heard of this one
     */
    static Future<Void> begin(
            SqlConnection connection,
            List<OutgoingNotification> notifications,
            Function<OutgoingNotification, Duration> nextAttempt) {
        return notifications.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(BEGIN)
                        .executeBatch(notifications.stream()
                                .map(each -> Tuple.of(toMicros(nextAttempt.apply(each)), each.id()))
                                .toList())
                        .mapEmpty();
    }

    private static OutgoingNotification parse(Row row) {
        return new OutgoingNotification(
                row.getLong("id"),
                row.getString("uuid"),
                RouteRow.parse(row),
                NotificationEvent.ofStored(row.getString("event")),
                new JsonObject(row.getString("detail")),
                Columns.getInstant(row, "created_at"),
                row.getInteger("attempts") + 1);
    }

    /**
     * It was accepted.
     *
     * @param refusal who did not accept it, and why; null for nobody
     */
    static Future<Void> succeed(SqlConnection connection, long id, String refusal) {
        return connection
                .preparedQuery(SUCCEED)
                .execute(Tuple.of(refusal == null ? null : truncate(refusal), id))
                .compose(done -> RouteStore.incrementCounter(connection));
    }

    /**
     * It was not accepted.
     *
     * @param delay until the next attempt
     */
    static Future<Void> fail(SqlConnection connection, long id, String error, Duration delay) {
        return connection
                .preparedQuery(FAIL)
                .execute(Tuple.of(truncate(error), toMicros(delay), id))
                .compose(done -> RouteStore.incrementCounter(connection));
    }

    /** It was not accepted in the last attempt. What lasts is found again, and sent as another notification. */
    static Future<Void> giveUp(SqlConnection connection, OutgoingNotification notification, String error) {
        return connection
                .preparedQuery(GIVE_UP)
                .execute(Tuple.of(truncate(error), notification.id()))
                .compose(ended -> ended.rowCount() == 1 && notification.event().isLasting()
                        ? Outbox.giveUpLasting(connection, notification.route().id(), notification.event(), FOUND_AGAIN)
                        : Future.succeededFuture())
                .compose(done -> RouteStore.incrementCounter(connection));
    }

    private static String truncate(String error) {
        return error.substring(0, Math.min(error.length(), MAX_ERROR_LENGTH));
    }

    /**
     * When the next attempt is due; {@link Instant#MAX} if nothing waits.
     *
     * @param isConsidered whether an attempt at a receiver counts
     */
    static Future<Instant> findNext(SqlClient client, Predicate<Receiver> isConsidered) {
        return client.query(FIND_NEXT).execute().map(rows -> rows.stream()
                .filter(row -> isConsidered.test(
                        Receiver.of(RouteKind.of(row.getString("kind")).orElseThrow(), row.getInteger("id"))))
                .map(row -> Columns.getInstant(row, "due_at"))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX));
    }

    private static long toMicros(Duration duration) {
        return duration.toMillis() * MICROS_PER_MILLI;
    }
}
