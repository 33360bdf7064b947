package io.masif.ui.notification.outbox;

import io.masif.ui.notification.route.NotificationEvent;
import io.vertx.core.json.JsonObject;

/**
 * Something to be told.
 *
 * @param subject what it is about, by which it is told once
 * @param detail see {@link NotificationText}
 */
public record Occurrence(NotificationEvent event, String subject, JsonObject detail) {
    public Occurrence {
        detail = detail.copy();
    }
}
