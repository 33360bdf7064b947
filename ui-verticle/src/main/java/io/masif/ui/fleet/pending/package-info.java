/**
 * Queries about pending actions: the list of them and of their groups, classes of equal plans, and what a decision would
 * concern.
 *
 * <p>Not here: which actions are pending (room {@code fleet.index}), and what is answered (rooms {@code view.pending},
 * {@code view.decision} and {@code view.plan}).
 *
 * <p>Flow: {@code FindPending -> PendingTable -> PendingEntry}.
 */
package io.masif.ui.fleet.pending;
