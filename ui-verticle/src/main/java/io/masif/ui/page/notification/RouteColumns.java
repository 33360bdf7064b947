package io.masif.ui.page.notification;

import io.masif.ui.notification.route.NotificationEvent;
import io.masif.ui.notification.route.Route;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of the file of routes, for all who see the page: without what only administrators see. */
final class RouteColumns {
    static final ListDefinition<Route> DEFINITION = new ListDefinition<>(
            "/notification-routes",
            List.of(
                    Column.unsorted("name", each -> each.definition().name()),
                    Column.unsorted("kind", each -> each.definition().kind().word()),
                    Column.unsorted("target", each -> each.definition().publicTarget()),
                    Column.unsorted("enabled", Route::isEnabled),
                    Column.unsorted("enabled-since", Route::enabledAt),
                    Column.unsorted("dropped", Route::dropped),
                    Column.unsorted("events", RouteColumns::describeEvents),
                    Column.unsorted("security-days", each -> each.definition().securityDays())),
            List.of(),
            "name");

    private RouteColumns() {}

    private static String describeEvents(Route route) {
        return route.definition().events().stream().map(NotificationEvent::word).collect(Collectors.joining(" "));
    }
}
