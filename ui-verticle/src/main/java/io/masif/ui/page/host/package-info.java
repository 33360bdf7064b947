/**
 * The pages of hosts.
 *
 * <p>Not here: how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code HostPages -> FleetClient, RunStore -> hosts/page.jte}.
 */
package io.masif.ui.page.host;
