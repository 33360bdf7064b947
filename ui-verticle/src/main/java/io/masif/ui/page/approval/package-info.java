/**
 * The pages of decisions and their progress, their actions and hosts as CSV, and the form that revokes many of them.
 *
 * <p>Not here: how values are formatted (room {@code page}), and the form that revokes one (room {@code page.decision}).
 *
 * <p>Flow: {@code ApprovalPages -> ApprovalReader -> FleetClient, DecisionArchive -> approvals/page.jte; RevocationsPages ->
 * RevocationsForm -> BulkRevoker}.
 */
package io.masif.ui.page.approval;
