/**
 * What the overview asks the index.
 *
 * <p>Not here: the conditions of hosts (room {@code fleet.condition}), and the page (room {@code page.overview}).
 *
 * <p>Flow: {@code GetFleetOverview, CountPending -> IndexView}; {@code FindSecurityUpdates -> UndecidedHosts -> RolloutReach}.
 */
package io.masif.ui.fleet.overview;
