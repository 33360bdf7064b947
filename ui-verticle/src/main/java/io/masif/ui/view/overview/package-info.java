/**
 * The first page: what is pending and what is approved.
 *
 * <p>Not here: the rows themselves (rooms {@code view.pending} and {@code view.approval}).
 *
 * <p>Flow: {@code Overview -> PendingList}.
 */
package io.masif.ui.view.overview;
