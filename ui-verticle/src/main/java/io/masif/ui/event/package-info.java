/**
 * Finds changes in the database, and sends them to browsers and programs as server-sent events.
 *
 * <p>Not here: what changed in the index (room {@code fleet}).
 *
 * <p>Flow: {@code FeedVerticle -> RefreshIndex -> FleetChange -> EventHistory -> EventStreams -> EventStream}.
 */
package io.masif.ui.event;
