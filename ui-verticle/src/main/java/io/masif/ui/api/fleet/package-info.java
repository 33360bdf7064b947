/**
 * The API's operations about the fleet: pending actions, plans, hosts, packages, health.
 *
 * <p>Not here: decisions (room {@code api.decision}), and what the index computes (rooms of {@code fleet}).
 *
 * <p>Flow: {@code PendingApi, HostsApi -> FleetClient -> PendingJson, HostJson}.
 */
package io.masif.ui.api.fleet;
