/**
 * The question before everything is stopped, and the bar that every page has while the brake holds.
 *
 * <p>Flow: {@code BrakePages -> BrakeWriter}; the bar shows {@code CurrentBrake}.
 */
package io.masif.ui.page.brake;
