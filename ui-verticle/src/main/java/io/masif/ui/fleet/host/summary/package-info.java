/**
 * Single hosts with their plans, as the API has them.
 *
 * <p>Not here: the list of hosts and the page of a host (room {@code fleet.host}).
 *
 * <p>Flow: {@code HostReader -> GetHost -> HostSummary}.
 */
package io.masif.ui.fleet.host.summary;
