package io.masif.ui.notification.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Removes what was sent, or given up, long ago. */
public final class NotificationSweep {
    /** For how many days notifications are kept. */
    public static final int DAYS = 30;

    private static final int MAX_ROWS = 500;
    private static final String REMOVE = """
        DELETE FROM notification
        WHERE created_at < UTC_TIMESTAMP(3) - INTERVAL ? DAY AND next_attempt_at IS NULL
        ORDER BY created_at LIMIT ?
        """;

    private NotificationSweep() {}

    /** Removes some of them. */
    public static Future<Void> run(SqlConnection connection) {
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(DAYS, MAX_ROWS))
                .mapEmpty();
    }
}
