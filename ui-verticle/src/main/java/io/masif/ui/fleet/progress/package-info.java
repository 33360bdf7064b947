/**
 * Counts the progress of decisions over their hosts, and previews of revocations.
 *
 * <p>Not here: previews of decisions (room {@code fleet.draft}), and writing them (room {@code decision}).
 *
 * <p>Flow: {@code ProgressCache -> ApprovalProgress -> DecisionProgress; Previews -> RevocationPreview}.
 */
package io.masif.ui.fleet.progress;
