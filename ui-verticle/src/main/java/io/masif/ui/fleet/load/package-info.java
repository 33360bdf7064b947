/**
 * Reads hosts with their plans, actions and labels from the database into the index.
 *
 * <p>Not here: outcomes (room {@code fleet.load.outcome}), decisions (room {@code fleet.load.decision}), and what is read
 * when (room {@code fleet.refresh}).
 *
 * <p>Flow: {@code HostLoader -> ActionLoader -> FleetIndex}.
 */
package io.masif.ui.fleet.load;
