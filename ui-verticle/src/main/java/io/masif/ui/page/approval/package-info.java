/**
 * The pages of decisions and their progress.
 *
 * <p>Not here: how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code ApprovalPages -> FleetClient -> approvals/page.jte}.
 */
package io.masif.ui.page.approval;
