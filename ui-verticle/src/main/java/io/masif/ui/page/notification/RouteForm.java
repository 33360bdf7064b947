package io.masif.ui.page.notification;

import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.RouteDefinition;
import io.masif.ui.notification.route.RouteFields;
import io.masif.ui.notification.route.RouteKind;
import io.masif.ui.page.FormValues;
import io.masif.ui.page.TextField;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form of a route with what is filled in.
 *
 * @param kind the word of its kind
 * @param days the days after which an undecided security update is overdue
 */
public record RouteForm(String name, String kind, String target, Set<NotificationEvent> events, String days) {
    /** That of a new route: it wants all events. */
    static final RouteForm EMPTY = new RouteForm(
            "", "", "", EnumSet.copyOf(NotificationEvent.choices()), Integer.toString(RouteFields.USUAL_DAYS));

    public RouteForm {
        events = Set.copyOf(events);
    }

    static RouteForm of(RouteDefinition route) {
        return new RouteForm(
                route.name(),
                route.kind().word(),
                route.target(),
                route.events(),
                Integer.toString(route.securityDays()));
    }

    /** The texts that were sent, to be shown again. */
    static RouteForm ofSent(RoutingContext context) {
        FormValues sent = FormValues.read(context);
        Set<NotificationEvent> events = context.request().formAttributes().getAll("event").stream()
                .flatMap(word -> NotificationEvent.findChoice(word).stream())
                .collect(Collectors.toSet());
        return new RouteForm(sent.get("name"), sent.get("kind"), sent.get("target"), events, sent.get("days"));
    }

    /**
     * What was sent.
     *
     * @param kind the kind of a route that is there already; null to read it
     */
    static RouteDefinition read(RoutingContext context, RouteKind kind) {
        return new RouteFields(
                        TextField.read(context, "name").strip(),
                        kind == null ? TextField.read(context, "kind") : kind.word(),
                        TextField.read(context, "target"),
                        context.request().formAttributes().getAll("event"),
                        TextField.readNumber(context, "days"))
                .parse();
    }
}
