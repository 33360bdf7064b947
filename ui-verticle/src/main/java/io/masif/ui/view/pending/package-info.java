/**
 * Pending actions as a list shows them, each in its group, and as the API has them.
 *
 * <p>Not here: which actions are pending (room {@code fleet.index}), and how they are found (room {@code fleet.pending}).
 *
 * <p>Flow: {@code PendingLists -> PendingListPage -> PendingItem, PendingRow}.
 */
package io.masif.ui.view.pending;
