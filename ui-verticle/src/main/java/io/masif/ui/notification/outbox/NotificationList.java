package io.masif.ui.notification.outbox;

import io.masif.ui.database.Columns;
import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads notifications, the newest first. */
public final class NotificationList {
    private static final String FIND = """
        SELECT n.id, n.uuid, r.name AS route_name, n.event, n.detail, n.created_at, n.attempts, n.next_attempt_at, n.sent_at,
          n.last_error
        FROM notification n JOIN notification_route r ON r.id = n.route_id
        WHERE n.id < ? ORDER BY n.id DESC LIMIT ?
        """;

    private final Pool pool;

    public NotificationList(Pool pool) {
        this.pool = pool;
    }

    /**
     * Some notifications.
     *
     * @param before the number of the one before which to begin; null for the newest
     * @param limit the most of them
     */
    public Future<List<StoredNotification>> find(Long before, int limit) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(before == null ? Long.MAX_VALUE : before, limit))
                .map(rows -> rows.stream().map(NotificationList::parse).toList());
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
