/**
 * The API's operations about the fleet as a whole and the UI itself: overview, samples, versions, resets.
 *
 * <p>Not here: what is counted (rooms {@code fleet.overview} and {@code sample}), and resets themselves (room {@code settings}).
 *
 * <p>Flow: {@code OverviewApi -> GetFleetOverview, SampleStore; SystemApi -> SettingsStore, FleetReset}.
 */
package io.masif.ui.api.system;
