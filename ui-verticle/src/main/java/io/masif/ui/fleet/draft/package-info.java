/**
 * What a decision would concern that an operator has not confirmed yet.
 *
 * <p>Not here: what the operator chose and the answer (room {@code view.decision}).
 *
 * <p>Flow: {@code DraftDecision -> TargetEntries -> RelatedActions}.
 */
package io.masif.ui.fleet.draft;
