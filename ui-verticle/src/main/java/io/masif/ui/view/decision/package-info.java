/**
 * What an operator is about to decide: which actions, for which hosts, and what that would mean.
 *
 * <p>Not here: decisions that were made (room {@code view.approval}), and the form (room {@code page.decision}).
 *
 * <p>Flow: {@code DecisionTarget -> DecisionDraft}.
 */
package io.masif.ui.view.decision;
