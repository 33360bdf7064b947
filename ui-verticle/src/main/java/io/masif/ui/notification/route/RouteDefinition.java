package io.masif.ui.notification.route;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an administrator says about a route; {@link RouteFields} checks it.
 *
 * @param target the address of a webhook, or the mail addresses, joined by {@code ", "}
 * @param securityDays after how many days an undecided security update is overdue
 */
public record RouteDefinition(
        String name, RouteKind kind, String target, Set<NotificationEvent> events, int securityDays) {
    public RouteDefinition {
        Set<NotificationEvent> sorted = EnumSet.noneOf(NotificationEvent.class);
        sorted.addAll(events);
        events = Collections.unmodifiableSet(sorted);
    }

    /** The target for those who may not change routes: of a webhook only the server, since a path may be a secret. */
    public String publicTarget() {
        return kind == RouteKind.WEBHOOK ? WebhookUrl.describeServer(target) : target;
    }
}
