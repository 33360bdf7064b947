/**
 * Counts the progress of decisions over their hosts, and previews of decisions and revocations.
 *
 * <p>Not here: writing decisions (room {@code decision}).
 *
 * <p>Flow: {@code ProgressCache -> ApprovalProgress -> DecisionProgress; Previews -> DecisionPreview,
 * RevocationPreview}.
 */
package io.masif.ui.fleet.progress;
