/**
 * The first page: what is pending and what is approved, limited to the size of a page.
 *
 * <p>Not here: the rows themselves (rooms {@code view.pending} and {@code view.approval}).
 *
 * <p>Flow: {@code Overview -> ApprovalList}.
 */
package io.masif.ui.view.overview;
