/**
 * Groups of hosts as the database has them.
 *
 * <p>Not here: changing them (room {@code group.change}), keeping their members up to date (room {@code membership}), and the
 * groups of the index (room {@code fleet.member}).
 *
 * <p>Flow: {@code GroupStore -> StoredGroup -> GroupDefinition}.
 */
package io.masif.ui.group;
