package io.masif.ui.page.notification;

import io.masif.ui.notification.outbox.NotificationText;
import io.masif.ui.notification.outbox.StoredNotification;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;

/** The columns of the file of notifications. */
final class NotificationColumns {
    static final ListDefinition<StoredNotification> DEFINITION = new ListDefinition<>(
            "/notifications",
            List.of(
                    Column.unsorted("created", StoredNotification::created),
                    Column.unsorted("route", StoredNotification::route),
                    Column.unsorted("event", each -> each.event().word()),
                    Column.unsorted("text", each -> NotificationText.of(each.event(), each.detail())
                            .english()),
                    Column.unsorted("state", each -> each.sending().state().word()),
                    Column.unsorted("attempts", each -> each.sending().attempts()),
                    Column.unsorted("sent", each -> each.sending().sent()),
                    Column.unsorted("error", each -> each.sending().error()),
                    Column.unsorted("id", StoredNotification::uuid)),
            List.of(),
            "created");

    private NotificationColumns() {}
}
