/**
 * Changes of routes, as administrators request them.
 *
 * <p>Not here: routes themselves (room {@code notification.route}), and what is sent by them (room {@code notification.outbox}).
 *
 * <p>Flow: {@code NotificationForms, NotificationRoutesApi -> RouteWriter -> RouteStore, Outbox}.
 */
package io.masif.ui.notification.change;
