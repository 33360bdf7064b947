package io.masif.ui.notification.outbox;

import io.masif.ui.database.Columns;
import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.util.List;

/** Reads notifications, the newest first. */
public final class NotificationList {
    private static final String FIND = """
        SELECT n.id, n.uuid, r.name AS route_name, n.event, n.detail, n.created_at, n.attempts, n.next_attempt_at, n.sent_at,
          n.last_error
        FROM notification n JOIN notification_route r ON r.id = n.route_id
        WHERE n.id < ? AND (? IS NULL OR r.name = ?) AND (? IS NULL OR n.event = ?) AND (? IS NULL OR n.created_at >= ?) AND %s
        ORDER BY n.id DESC LIMIT ?
        """;

    private final Pool pool;

    public NotificationList(Pool pool) {
        this.pool = pool;
    }

    /**
     * Some notifications.
     *
     * @param filter which ones
     * @param before the number of the one before which to begin; null for the newest
     * @param limit the most of them
     */
    public Future<List<StoredNotification>> find(NotificationFilter filter, Long before, int limit) {
        String event = filter.event() == null ? null : filter.event().word();
        LocalDateTime since = filter.since() == null ? null : Columns.toUtc(filter.since());
        return pool.preparedQuery(FIND.formatted(createCondition(filter.state())))
                .execute(Tuple.of(before == null ? Long.MAX_VALUE : before)
                        .addValue(filter.route())
                        .addValue(filter.route())
                        .addValue(event)
                        .addValue(event)
                        .addValue(since)
                        .addValue(since)
                        .addValue(limit))
                .map(rows -> rows.stream().map(NotificationList::parse).toList());
    }

    /** As {@link StoredNotification.Sending#state} finds the state. */
    private static String createCondition(NotificationState state) {
        if (state == null) {
            return "TRUE";
        }
        return switch (state) {
            case SENT -> "n.sent_at IS NOT NULL";
            case WAITING -> "n.sent_at IS NULL AND n.next_attempt_at IS NOT NULL";
            case GIVEN_UP -> "n.sent_at IS NULL AND n.next_attempt_at IS NULL";
        };
    }

    private static StoredNotification parse(Row row) {
        return new StoredNotification(
                row.getLong("id"),
                row.getString("uuid"),
                row.getString("route_name"),
                NotificationEvent.ofStored(row.getString("event")),
                new JsonObject(row.getString("detail")),
                Columns.getInstant(row, "created_at"),
                new StoredNotification.Sending(
                        row.getInteger("attempts"),
                        Columns.getInstant(row, "next_attempt_at"),
                        Columns.getInstant(row, "sent_at"),
                        Columns.getVisibleText(row, "last_error")));
    }
}
