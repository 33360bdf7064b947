package io.masif.ui.notification.outbox;

import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A notification and what became of it.
 *
 * @param uuid the same in each attempt
 * @param route the name of its route
 */
public record StoredNotification(
        long id,
        String uuid,
        String route,
        NotificationEvent event,
        JsonObject detail,
        Instant created,
        Sending sending) {
    /**
     * How it is sent.
     *
     * @param attempts how many there were
     * @param next when the next one is due; null for none
     * @param sent when it was accepted; null if it was not
     * @param error why the last attempt failed, or which of the recipients did not accept it; null if all did
     */
    public record Sending(int attempts, Instant next, Instant sent, String error) {
        /** What became of it. */
        public NotificationState state() {
            if (sent != null) {
                return NotificationState.SENT;
            }
            return next == null ? NotificationState.GIVEN_UP : NotificationState.WAITING;
        }
    }

    public StoredNotification {
        detail = detail.copy();
    }
}
