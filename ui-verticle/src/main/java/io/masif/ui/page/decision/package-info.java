/**
 * The forms by which operators decide, and their confirmation.
 *
 * <p>Not here: how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code DecisionPages -> DecisionForm -> DraftDecision -> FleetClient}.
 */
package io.masif.ui.page.decision;
