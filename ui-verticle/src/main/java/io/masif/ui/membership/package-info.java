/**
 * Keeps the members of groups that are stored up to date.
 *
 * <p>Not here: computing them (room {@code fleet.member}).
 *
 * <p>Flow: {@code MembershipVerticle -> ComputeMembership -> Lease -> MembershipStore}.
 */
package io.masif.ui.membership;
