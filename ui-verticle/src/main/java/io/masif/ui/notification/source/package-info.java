/**
 * Where notifications come from. What happens, such as a rollout that pauses, is found in the history since the moment up to
 * which it was read before; what lasts, such as an undecided security update, by what a route was notified of before.
 * Both are written in the transaction that fills the outbox.
 *
 * <p>Not here: when sources are read (room {@code notification.engine}).
 *
 * <p>Flow: {@code NotificationSource -> RouteStore -> Occurrence -> Outbox}.
 */
package io.masif.ui.notification.source;
