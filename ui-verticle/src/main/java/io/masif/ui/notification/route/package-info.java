/**
 * The routes by which operators are notified: what they are, how they are checked, read and written.
 *
 * <p>Not here: where notifications come from (room {@code notification.source}), and sending (room {@code notification.send}).
 *
 * <p>Flow: {@code NotificationForms, NotificationRoutesApi -> RouteFields -> RouteDefinition -> RouteStore -> Route}.
 */
package io.masif.ui.notification.route;
