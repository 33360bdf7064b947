/**
 * The first page: the state of the fleet, what was executed, what runs, and a plot of days.
 *
 * <p>Not here: what the index answers (room {@code fleet.overview}), and samples (room {@code sample}).
 *
 * <p>Flow: {@code GetFleetOverview -> FleetOverview; SampleStore -> FleetSample -> DayPlot}.
 */
package io.masif.ui.view.overview;
