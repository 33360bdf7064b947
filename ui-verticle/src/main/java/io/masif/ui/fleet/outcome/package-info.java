/**
 * The last outcome of each action on each host, as sets of hosts: small, however long the history is.
 *
 * <p>Not here: what failed runs printed, which is read from the database when it is shown (room {@code store}).
 *
 * <p>Flow: {@code OutcomeRecord -> OutcomeTable -> Outcomes -> OutcomeBytes}.
 */
package io.masif.ui.fleet.outcome;
