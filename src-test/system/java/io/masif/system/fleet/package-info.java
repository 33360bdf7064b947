/**
 * Tests of agents, master and UI together, as processes, with a browser.
 *
 * <p>Not here: parts that are started alone ({@code process}).
 *
 * <p>Flow: {@code Fleets -> Fleet -> Chromium -> OverviewPage}.
 */
package io.masif.system.fleet;
