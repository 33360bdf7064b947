/**
 * The page of the history, the page of the runs of all hosts, and both as files.
 *
 * <p>Not here: how events are read (room {@code activity}), and the runs of one host (room {@code page.host}).
 *
 * <p>Flow: {@code ActivityPages -> ActivityStore -> activity/page.jte -> ActivitySentence; FleetRunPages -> FleetRuns ->
 * activity/runs.jte}.
 */
package io.masif.ui.page.activity;
