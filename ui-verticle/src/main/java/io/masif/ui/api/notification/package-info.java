/**
 * The operations about notifications: routes, and what was sent by them.
 *
 * <p>Not here: routes themselves (room {@code notification}).
 *
 * <p>Flow: {@code NotificationRoutesApi -> RouteFields -> RouteWriter -> RouteJson; NotificationsApi -> NotificationList}.
 */
package io.masif.ui.api.notification;
