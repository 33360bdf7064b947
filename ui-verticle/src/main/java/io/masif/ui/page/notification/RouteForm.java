package io.masif.ui.page.notification;

import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.RouteDefinition;
import io.masif.ui.notification.route.RouteFields;
import io.masif.ui.notification.route.RouteKind;
import io.masif.ui.page.TextField;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.Set;

/**
 * The form of a route with what is filled in.
 *
 * @param days the days after which an undecided security update is told of
 */
public record RouteForm(String name, String target, Set<NotificationEvent> events, int days) {
    /** That of a new route: it wants all events. */
    static final RouteForm EMPTY =
            new RouteForm("", "", EnumSet.copyOf(NotificationEvent.choices()), RouteFields.USUAL_DAYS);

    public RouteForm {
        events = Set.copyOf(events);
    }

    static RouteForm of(RouteDefinition route) {
        return new RouteForm(route.name(), route.target(), route.events(), route.securityDays());
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
