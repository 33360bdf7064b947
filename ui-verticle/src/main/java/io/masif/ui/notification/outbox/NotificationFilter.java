package io.masif.ui.notification.outbox;

import io.masif.ui.notification.route.NotificationEvent;
import java.time.Instant;

/**
 * Selects notifications. A component that is null selects all.
 *
 * @param route the name of the route
 * @param since when it was made, at the earliest
 */
public record NotificationFilter(String route, NotificationEvent event, NotificationState state, Instant since) {
    /** All of them. */
    public static final NotificationFilter NONE = new NotificationFilter(null, null, null, null);
}
