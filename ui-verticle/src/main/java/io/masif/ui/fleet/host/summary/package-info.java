/**
 * Hosts as the API has them: summaries, and single hosts with their plans.
 *
 * <p>Not here: the list of hosts and the page of a host (room {@code fleet.host}).
 *
 * <p>Flow: {@code HostReader -> ListHosts, GetHost -> HostSummary}.
 */
package io.masif.ui.fleet.host.summary;
