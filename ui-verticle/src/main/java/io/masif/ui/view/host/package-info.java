/**
 * Hosts, their plans and their runs, as they are shown, and the query by which they are listed.
 *
 * <p>Not here: the index of hosts (room {@code fleet.index}).
 *
 * <p>Flow: {@code HostColumns -> HostFilter -> HostRow -> FoundHosts}.
 */
package io.masif.ui.view.host;
