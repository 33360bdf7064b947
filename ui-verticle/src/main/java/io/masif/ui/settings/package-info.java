/**
 * What the page of settings reads from the database, and resets of what hosts reported.
 *
 * <p>Not here: the removal of hosts (room {@code fleet.host}), and what is configured (room {@code ui}).
 *
 * <p>Flow: {@code FleetReset -> PlanReset, PackageReset, HostRemoval}.
 */
package io.masif.ui.settings;
