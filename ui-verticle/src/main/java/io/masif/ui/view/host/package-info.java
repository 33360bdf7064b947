/**
 * Hosts, their plans and their runs, as they are shown, and the query by which they are listed.
 *
 * <p>Not here: the index of hosts (room {@code fleet.index}).
 *
 * <p>Flow: {@code HostQueries -> HostQuery -> HostListPage -> HostSummary}.
 */
package io.masif.ui.view.host;
