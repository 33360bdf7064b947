/**
 * The API's operations about what happened: runs on hosts, and the history of who did what.
 *
 * <p>Not here: SQL (rooms {@code store.run} and {@code activity}), and events of the moment (room {@code event}).
 *
 * <p>Flow: {@code RunsApi -> FleetRuns; HistoryApi -> ActivityStore}.
 */
package io.masif.ui.api.history;
