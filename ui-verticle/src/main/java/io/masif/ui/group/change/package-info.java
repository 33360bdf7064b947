/**
 * Creates, changes and removes groups.
 *
 * <p>Not here: reading them (room {@code group}), and who is in them (room {@code fleet.member}).
 *
 * <p>Flow: {@code GroupWriter -> GroupChanges -> GroupUse}.
 */
package io.masif.ui.group.change;
