/**
 * The list of decisions: its rows, its filters and its CSV.
 *
 * <p>Not here: the progress of a decision (room {@code view.approval}), and where rows come from (rooms {@code
 * fleet.approval} and {@code archive}).
 *
 * <p>Flow: {@code ListRequest -> ApprovalFilter -> ApprovalRow -> ApprovalListPage; ApprovalRow -> AuditRecord -> CSV}.
 */
package io.masif.ui.view.approval.list;
