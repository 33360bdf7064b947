/**
 * Questions about hosts that the index answers: the list of hosts, their platforms, and single hosts.
 *
 * <p>Not here: the index (room {@code fleet.index}), and what is shown (room {@code view.host}).
 *
 * <p>Flow: {@code FindHosts -> HostSelector -> HostOrder -> HostRows}.
 */
package io.masif.ui.fleet.host;
