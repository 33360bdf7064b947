/**
 * What has to be sent, and what became of it: the table of notifications, and their sentences.
 *
 * <p>Not here: where notifications come from (room {@code notification.source}), and sending (room {@code
 * notification.send}).
 *
 * <p>Flow: {@code Occurrence -> Outbox -> NotificationList -> NotificationText}.
 */
package io.masif.ui.notification.outbox;
