/**
 * Decisions, their progress and their previews, as they are shown.
 *
 * <p>Not here: the decision as it is stored (room {@code decision}).
 *
 * <p>Flow: {@code AuthoredDecision -> DecisionProgress -> ApprovalDetail}.
 */
package io.masif.ui.view.approval;
