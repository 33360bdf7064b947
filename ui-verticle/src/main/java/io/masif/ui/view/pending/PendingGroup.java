package io.masif.ui.view.pending;

import java.time.Instant;

/**
 * Pending actions that have something in common, such as their source package.
 *
 * @param name what they have in common
 * @param actions how many actions there are
 * @param listed how many of them a list of its actions has: the many actions of one host are not in it
 * @param hosts how many hosts await at least one of them
 * @param removals how many of them remove a package
 * @param isSecurity whether one of them is a security update
 * @param firstSeen when the first of them was seen first
 */
public record PendingGroup(
        String name, int actions, int listed, int hosts, int removals, boolean isSecurity, Instant firstSeen) {}
