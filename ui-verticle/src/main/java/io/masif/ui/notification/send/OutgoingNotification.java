package io.masif.ui.notification.send;

import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A notification that is to be sent now.
 *
 * @param uuid the same in each attempt
 * @param attempt from 1
 */
public record OutgoingNotification(
        long id, String uuid, Route route, NotificationEvent event, JsonObject detail, Instant created, int attempt) {
    public OutgoingNotification {
        detail = detail.copy();
    }

    /** Who has to accept it. */
    public Receiver receiver() {
        return Receiver.of(route.definition().kind(), route.id());
    }
}
