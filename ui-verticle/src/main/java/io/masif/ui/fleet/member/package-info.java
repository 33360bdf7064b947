/**
 * The groups of the index, and which hosts belong to them.
 *
 * <p>Not here: the groups as they are stored (room {@code group}), and writing their members (room {@code membership}).
 *
 * <p>Flow: {@code GroupTable -> Membership -> MemberSource}.
 */
package io.masif.ui.fleet.member;
