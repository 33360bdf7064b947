package io.masif.ui.notification.send;

import io.masif.ui.notification.route.RouteKind;

/**
 * What accepts notifications, and may be slow or not answer: that of a webhook, or the mail server, which all mails share.
 *
 * @param kind of the notifications that it accepts
 * @param route the number of the webhook's route; 0 for the mail server
 */
public record Receiver(RouteKind kind, int route) {
    /** How many notifications are sent to a receiver at the same time at most. */
    public static final int MAX_CONCURRENT = 4;

    /** The receiver of a route's notifications. */
    public static Receiver of(RouteKind kind, int route) {
        return switch (kind) {
            case WEBHOOK -> new Receiver(kind, route);
            case MAIL -> new Receiver(kind, 0);
        };
    }
}
