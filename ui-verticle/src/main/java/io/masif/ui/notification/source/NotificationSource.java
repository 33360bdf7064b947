package io.masif.ui.notification.source;

import io.masif.ui.engine.LeaseHolder;
import io.vertx.core.Future;

/** Finds what operators are to be notified of, and puts it into the outbox. */
public interface NotificationSource {
    /**
     * Adds all that is new. What was added, and how far was read, is written in one transaction.
     *
     * @param lease the one of this process
     */
    Future<Void> collect(LeaseHolder lease);
}
