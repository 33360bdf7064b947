/**
 * The operations about when masters tell hosts what is approved.
 *
 * <p>Flow: {@code BrakeApi -> BrakeWriter, BrakeStore}.
 */
package io.masif.ui.api.delivery;
