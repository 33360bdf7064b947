/**
 * Pending actions by package, as they are shown, and the query by which they are listed.
 *
 * <p>Not here: which actions are pending (room {@code fleet.index}).
 *
 * <p>Flow: {@code PendingQueries -> PendingQuery -> PendingPackage -> PendingRow}.
 */
package io.masif.ui.view.pending;
