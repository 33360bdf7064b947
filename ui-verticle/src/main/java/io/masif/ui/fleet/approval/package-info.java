/**
 * What pages and API ask the index about decisions.
 *
 * <p>Not here: how progress is counted (room {@code fleet.progress}), and decisions that the index no longer has (room
 * {@code archive}).
 *
 * <p>Flow: {@code RefreshProgress, FindApprovals -> ProgressCache -> ApprovalRow -> ApprovalListPage}.
 */
package io.masif.ui.fleet.approval;
