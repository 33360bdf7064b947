/**
 * Reads approvals and declines for lists and details: those in force from the index, all others from the archive.
 *
 * <p>Not here: SQL (room {@code archive}), and what pages and the API show.
 *
 * <p>Flow: {@code ApprovalReader -> FindApprovals, DecisionArchive; DeclineReader -> FindDeclines, EndedDeclines,
 * DeclineArchive}.
 */
package io.masif.ui.approval;
