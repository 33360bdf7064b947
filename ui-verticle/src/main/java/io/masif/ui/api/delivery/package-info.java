/**
 * The operations about when masters hand out approvals.
 *
 * <p>Flow: {@code BrakeApi -> BrakeWriter, BrakeStore}.
 */
package io.masif.ui.api.delivery;
