/**
 * The page of actions that await a decision.
 *
 * <p>Not here: how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code PendingPages -> PendingList -> pending/page.jte}.
 */
package io.masif.ui.page.pending;
