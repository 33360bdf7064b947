/**
 * The list of pending actions and of their groups.
 *
 * <p>Not here: which actions are pending (room {@code fleet.index}), and what a page shows of them (room
 * {@code view.pending}).
 *
 * <p>Flow: {@code FindPending -> PendingTable -> MatchingEntries -> EntryGroup}.
 */
package io.masif.ui.fleet.pending;
