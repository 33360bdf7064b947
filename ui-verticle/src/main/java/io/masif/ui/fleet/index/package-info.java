/**
 * The index of the fleet in memory: hosts, plans, actions, outcomes and decisions, and which actions are pending on
 * which hosts.
 *
 * <p>Not here: SQL (room {@code store}), reading it in (room {@code fleet.load}), and counting the progress of
 * decisions (room {@code fleet.progress}).
 *
 * <p>Flow: {@code FleetIndex -> PendingHosts -> PendingActions}.
 */
package io.masif.ui.fleet.index;
