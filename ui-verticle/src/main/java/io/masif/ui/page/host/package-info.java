/**
 * The list of hosts, what is done with many of them at once, and the page of a host.
 *
 * <p>Not here: how values are formatted (room {@code page}), and the confirmation of decisions (room {@code page.decision}).
 *
 * <p>Flow: {@code HostListPages -> FindHosts -> hosts/page.jte; HostBulkPages -> HostBulkForm -> HostRemoval;
 * HostLabelPages -> HostBulkForm -> LabelWriter}.
 */
package io.masif.ui.page.host;
