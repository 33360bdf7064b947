/**
 * Single hosts with their plans, as the API has them, and the list of hosts, each with the moments that only the database has.
 *
 * <p>Not here: what selects and sorts hosts, and the page of a host (room {@code fleet.host}).
 *
 * <p>Flow: {@code HostReader -> GetHost -> HostSummary}; {@code HostListReader -> FindHosts}.
 */
package io.masif.ui.fleet.host.summary;
