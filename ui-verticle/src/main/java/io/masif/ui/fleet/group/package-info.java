/**
 * Queries about groups of hosts.
 *
 * <p>Not here: the groups of the index themselves (room {@code fleet.member}).
 *
 * <p>Flow: {@code ComputeMembership -> Membership}.
 */
package io.masif.ui.fleet.group;
