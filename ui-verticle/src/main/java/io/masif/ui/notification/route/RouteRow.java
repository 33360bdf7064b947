package io.masif.ui.notification.route;

import io.masif.ui.database.Columns;
import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses and formats rows of routes. */
public final class RouteRow {
    /** The columns of the table r (notification_route). */
    public static final String COLUMNS = """
        r.id AS route_id, r.name AS route_name, r.kind AS route_kind, r.target, r.secret, r.events, r.security_days,
          r.enabled_at, r.dropped, r.author AS route_author, r.created_at AS route_created_at
        """;

    private static final String SEPARATOR = ",";

    private RouteRow() {}

    /** The route of a row that has these columns. */
    public static Route parse(Row row) {
        return new Route(
                row.getInteger("route_id"),
                new RouteDefinition(
                        row.getString("route_name"),
                        RouteKind.of(row.getString("route_kind")).orElseThrow(),
                        row.getString("target"),
                        parseEvents(row.getString("events")),
                        row.getInteger("security_days")),
                row.getString("secret"),
                Columns.getInstant(row, "enabled_at"),
                row.getLong("dropped"),
                row.getString("route_author"),
                Columns.getInstant(row, "route_created_at"));
    }

    private static Set<NotificationEvent> parseEvents(String words) {
        Set<NotificationEvent> events = EnumSet.noneOf(NotificationEvent.class);
        Arrays.stream(words.split(SEPARATOR)).map(NotificationEvent::ofStored).forEach(events::add);
        return events;
    }

    static String formatEvents(Set<NotificationEvent> events) {
        return events.stream().map(NotificationEvent::word).collect(Collectors.joining(SEPARATOR));
    }
}
