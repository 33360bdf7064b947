/**
 * Tests of all parts together, as processes, with a browser. Tests of one module are in its own folder.
 *
 * <p>{@code Fleets → Fleet → Chromium → OverviewPage}
 */
package io.masif.system;
