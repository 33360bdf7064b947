/**
 * Samples of the fleet, one for each hour, from which the overview plots how much was pending and done.
 *
 * <p>Not here: the plot (room {@code page.overview}).
 *
 * <p>Flow: {@code SampleVerticle -> CountPending -> SampleStore}.
 */
package io.masif.ui.sample;
