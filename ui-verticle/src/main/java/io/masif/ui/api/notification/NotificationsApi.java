package io.masif.ui.api.notification;

import io.masif.ui.api.answer.ListAnswer;
import io.masif.ui.api.answer.ListParameters;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.notification.outbox.NotificationList;
import io.masif.ui.notification.outbox.StoredNotification;
import io.vertx.ext.web.RoutingContext;

/** The operation about what was sent. */
public final class NotificationsApi {
    private final NotificationList notifications;

    public NotificationsApi(NotificationList notifications) {
        this.notifications = notifications;
    }

    /** Mounts the operation. */
    public void mount(ContractRoutes routes) {
        routes.mount("listNotifications", this::list);
    }

    private void list(RoutingContext context) {
        int limit = ListParameters.readLimit(context.queryParams());
        notifications
                .find(ListParameters.readNumber(context.queryParams()), limit + 1)
                .recover(DatabaseErrors::failRead)
                .compose(found -> ListAnswer.byNumber(found, limit, StoredNotification::id)
                        .send(context, RouteJson::write))
                .onFailure(context::fail);
    }
}
