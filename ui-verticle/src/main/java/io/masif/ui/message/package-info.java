/**
 * Messages about the fleet on the event bus.
 *
 * <p>Not here: the answers to queries (room {@code view}), and logins (room {@code session}).
 *
 * <p>Flow: {@code FeedVerticle -> RefreshIndex -> FleetVerticle; FeedVerticle -> FleetChange -> EventStreams}.
 */
package io.masif.ui.message;
