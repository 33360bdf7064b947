package io.masif.ui.api.notification;

import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.outbox.StoredNotification;
import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.notification.route.RouteDefinition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Writes routes and notifications. */
final class RouteJson {
    private RouteJson() {}

    /** @param isAdministrator whether the reader may see the whole address of a webhook */
    static JsonObject write(Route route, boolean isAdministrator) {
        RouteDefinition definition = route.definition();
        return new JsonObject()
                .put("id", route.id())
                .put("name", definition.name())
                .put("kind", definition.kind().word())
                .put("target", isAdministrator ? definition.target() : definition.publicTarget())
                .put(
                        "events",
                        new JsonArray(definition.events().stream()
                                .map(NotificationEvent::word)
                                .toList()))
                .put("security_days", definition.securityDays())
                .put("enabled", route.isEnabled())
                .put("dropped", route.dropped())
                .put("author", route.author())
                .put("created", ApiJson.formatInstant(route.created()));
    }

    static JsonObject write(StoredNotification notification) {
        return new JsonObject()
                .put("id", notification.uuid())
                .put("route", notification.route())
                .put("event", notification.event().word())
                .put(
                        "text",
                        NotificationText.of(notification.event(), notification.detail())
                                .english())
                .put("detail", notification.detail())
                .put("created", ApiJson.formatInstant(notification.created()))
                .put("state", notification.sending().state().word())
                .put("attempts", notification.sending().attempts())
                .put(
                        "next_attempt",
                        ApiJson.formatInstant(notification.sending().next()))
                .put("sent", ApiJson.formatInstant(notification.sending().sent()))
                .put("error", notification.sending().error());
    }
}
