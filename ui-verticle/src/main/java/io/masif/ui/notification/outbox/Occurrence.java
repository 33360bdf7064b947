package io.masif.ui.notification.outbox;

import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.json.JsonObject;

/**
 * Something to notify operators of.
 *
 * @param subject what it is about: each route is notified once of an event and a subject
 * @param detail see {@link NotificationText}
 */
public record Occurrence(NotificationEvent event, String subject, JsonObject detail) {
    public Occurrence {
        detail = detail.copy();
    }
}
