package io.masif.ui.notification.source;

import io.masif.ui.database.LeaseHolder;
import io.vertx.core.Future;

/** Finds out of what to notify, and puts it into the outbox. */
public interface NotificationSource {
    /**
     * Adds all that is new. What was added, and how far was looked, is written in one transaction.
     *
     * @param lease the one of this process
     */
    Future<Void> collect(LeaseHolder lease);
}
