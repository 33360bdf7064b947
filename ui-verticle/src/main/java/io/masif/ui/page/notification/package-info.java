/**
 * The page of notifications: routes, and what was sent by them; and the forms by which administrators change routes.
 *
 * <p>Not here: routes themselves (room {@code notification.route}), and what is sent (room {@code notification.outbox}).
 *
 * <p>Flow: {@code NotificationPages -> RouteStore, NotificationList -> notifications/page.jte; RouteForms -> RouteForm ->
 * RouteWriter}.
 */
package io.masif.ui.page.notification;
