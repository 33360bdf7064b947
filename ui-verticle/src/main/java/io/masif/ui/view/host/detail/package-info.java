/**
 * One host as its page shows it: its plan with what is decided about each action, and the list of its runs.
 *
 * <p>Not here: the list of hosts and its rows (room {@code view.host}).
 *
 * <p>Flow: {@code HostPage -> PlannedAction}.
 */
package io.masif.ui.view.host.detail;
