/**
 * The conditions of hosts, as sets of hosts: what they reported, and all of it at one moment.
 *
 * <p>Not here: hosts, plans and what is pending (room {@code fleet.index}), and the words for conditions (room
 * {@code view.host}).
 *
 * <p>Flow: {@code ReportedConditions -> CurrentConditions}.
 */
package io.masif.ui.fleet.condition;
