package io.masif.ui.page.notification;

import io.masif.ui.csv.RowSource;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.notification.outbox.NotificationFilter;
import io.masif.ui.notification.outbox.NotificationList;
import io.masif.ui.notification.outbox.StoredNotification;
import io.vertx.core.Future;
import java.util.List;

/** All notifications, read some at a time. */
final class NotificationExport implements RowSource<StoredNotification> {
    private static final int ROWS = 500;

    private final NotificationList notifications;
    private Long before;
    private boolean isComplete;

    NotificationExport(NotificationList notifications) {
        this.notifications = notifications;
    }

    @Override
    public Future<List<StoredNotification>> next() {
        return isComplete
                ? Future.succeededFuture()
                : notifications
                        .find(NotificationFilter.NONE, before, ROWS)
                        .recover(DatabaseErrors::failRead)
                        .onSuccess(found -> {
                            isComplete = found.size() < ROWS;
                            before = found.isEmpty()
                                    ? null
                                    : found.get(found.size() - 1).id();
                        });
    }
}
