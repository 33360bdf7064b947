package io.masif.ui.page.notification;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.csv.CsvResponse;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.http.QueryParameters;
import io.masif.ui.language.Text;
import io.masif.ui.notification.outbox.NotificationFilter;
import io.masif.ui.notification.outbox.NotificationList;
import io.masif.ui.notification.route.RouteStore;
import io.masif.ui.page.PageRenderer;
import io.masif.ui.view.list.ListRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;

/** The page of notifications: the routes, and what was sent. */
public final class NotificationPages {
    /** The path of the page. */
    public static final String PATH = "/settings/notifications";

    private static final String BEFORE = "before";
    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final Pool pool;
    private final NotificationList notifications;
    private final boolean hasMailServer;

    /** @param hasMailServer whether a mail server is configured */
    public NotificationPages(Pool pool, boolean hasMailServer) {
        this.pool = pool;
        this.notifications = new NotificationList(pool);
        this.hasMailServer = hasMailServer;
    }

    /** Mounts the routes of the page, its part and its files. */
    public void mount(Router router) {
        router.get(PATH)
                .handler(QueryParameters.allowOnly(BEFORE))
                .handler(context -> show(context, "notifications/page"));
        router.get("/parts/notifications")
                .handler(QueryParameters.allowOnly(BEFORE))
                .handler(context -> show(context, "notifications/tables"));
        router.get("/settings/notification-routes.csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context,
                        RouteColumns.DEFINITION,
                        RouteStore.list(pool).map(FixedRows::of).recover(DatabaseErrors::failRead)));
        router.get(PATH + ".csv")
                .handler(QueryParameters.allowOnly())
                .handler(context -> CsvResponse.send(
                        context, NotificationColumns.DEFINITION, new NotificationExport(notifications)));
    }

    private void show(RoutingContext context, String template) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", RouteForm.EMPTY);
        parameters.put("problem", null);
        show(context, template, parameters);
    }

    /**
     * The page with the form of a new route that was refused.
     *
     * @param problem why it was
     */
    void showForm(RoutingContext context, RouteForm form, String problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("problem", problem);
        show(context, "notifications/page", parameters);
    }

    /** One row more than a page has shows whether there is another page. */
    private void show(RoutingContext context, String template, Map<String, Object> parameters) {
        Long before = readBefore(context);
        parameters.put("before", before);
        parameters.put("hasMailServer", hasMailServer);
        RouteStore.list(pool)
                .onSuccess(routes -> parameters.put("routes", routes))
                .compose(routes -> notifications.find(NotificationFilter.NONE, before, ListRequest.PAGE_SIZE + 1))
                .recover(DatabaseErrors::failRead)
                .onSuccess(found -> {
                    boolean hasOlder = found.size() > ListRequest.PAGE_SIZE;
                    parameters.put("hasOlder", hasOlder);
                    parameters.put("sent", hasOlder ? found.subList(0, ListRequest.PAGE_SIZE) : found);
                    PageRenderer.render(context, template, parameters);
                })
                .onFailure(context::fail);
    }

    private static Long readBefore(RoutingContext context) {
        String text = context.queryParams().get(BEFORE);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches(NUMBER)) {
            throw Failure.badInput(Text.of("refusal.page-number", BEFORE, Quote.of(text)));
        }
        return Long.valueOf(text);
    }
}
