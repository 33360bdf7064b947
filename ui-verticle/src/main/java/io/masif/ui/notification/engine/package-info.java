/**
 * Notifies operators: one UI at a time, by a lease. Each notification, and each attempt to send it, is stored before it is
 * sent: a process that is killed forgets nothing, and what it may have sent is sent again with the same id.
 *
 * <p>Not here: where notifications come from (room {@code notification.source}), and how they are sent (room {@code
 * notification.send}).
 *
 * <p>Flow: {@code NotificationVerticle -> NotificationEngine -> Collector; Dispatcher -> OngoingAttempts, DeliveryStore ->
 * NotificationSender}.
 */
package io.masif.ui.notification.engine;
