/**
 * The pages of actions that await a decision, and of hosts that plan exactly the same.
 *
 * <p>Not here: how values are formatted (room {@code page}).
 *
 * <p>Flow: {@code PendingPages -> FindPending -> pending/page.jte}.
 */
package io.masif.ui.page.pending;
