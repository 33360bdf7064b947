package io.masif.ui.notification.route;

import io.masif.failure.Failure;
import io.masif.ui.language.Text;
import java.time.Instant;

/**
 * A route by which notifications are sent.
 *
 * @param secret the key of a webhook's signatures, which is shown nowhere; null for mails
 * @param enabledAt since when it is switched on; null if it is off
 * @param dropped how many notifications were removed unsent, since too many waited
 */
public record Route(
        int id,
        RouteDefinition definition,
        String secret,
        Instant enabledAt,
        long dropped,
        String author,
        Instant created) {
    /** How many routes there may be. */
    public static final int MAX_COUNT = 50;

    public boolean isEnabled() {
        return enabledAt != null;
    }

    /** The failure for a number that no route has. */
    public static Failure createNotFound(String id) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-notification.no-route", id));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "route=" + id + " name=" + definition.name();
    }
}
