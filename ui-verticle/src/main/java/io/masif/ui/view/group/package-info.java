/**
 * What pages and API show of groups of hosts.
 *
 * <p>Not here: how it is computed (room {@code fleet.group}).
 *
 * <p>Flow: {@code GroupLists -> GroupRow -> GroupDetail}.
 */
package io.masif.ui.view.group;
