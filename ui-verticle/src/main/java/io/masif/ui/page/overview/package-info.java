/**
 * The first page, with the state of the fleet.
 *
 * <p>Not here: how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code OverviewPages -> FleetClient, OverviewReader -> overview/page.jte}.
 */
package io.masif.ui.page.overview;
