/**
 * The pages of groups of hosts.
 *
 * <p>Not here: what they show (room {@code view.group}), and changing groups (room {@code group.change}).
 *
 * <p>Flow: {@code GroupPages -> GroupForms -> GroupForm -> GroupWriter}.
 */
package io.masif.ui.page.group;
