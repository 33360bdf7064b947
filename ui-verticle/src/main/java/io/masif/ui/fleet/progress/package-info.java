/**
 * Counts the progress of decisions over their hosts.
 *
 * <p>Not here: previews of decisions (room {@code fleet.draft}) and of revocations (room {@code fleet.approval}), and writing
 * them (room {@code decision}).
 *
 * <p>Flow: {@code ProgressCache -> ApprovalProgress -> DecisionProgress}.
 */
package io.masif.ui.fleet.progress;
