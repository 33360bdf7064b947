/**
 * Answers queries about the fleet over the event bus, and is the one place by which pages and API read and decide.
 *
 * <p>Not here: the index itself (room {@code fleet.index}), pages and JSON.
 *
 * <p>Flow: {@code FleetClient -> IndexQuery -> FleetVerticle -> IndexView -> FleetIndex}.
 */
package io.masif.ui.fleet.query;
