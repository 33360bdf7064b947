/**
 * Notifies operators: one UI at a time, by a lease. What is to be told, and each attempt to send it, is written down before it is
 * sent: a process that is killed forgets nothing, and what it may have sent is sent again with the same id.
 *
 * <p>Not here: what is to be told (room {@code notification.source}), and how it is sent (room {@code notification.send}).
 *
 * <p>Flow: {@code NotificationVerticle -> NotificationEngine -> Collector; Dispatcher -> DeliveryStore -> NotificationSender}.
 */
package io.masif.ui.notification.engine;
