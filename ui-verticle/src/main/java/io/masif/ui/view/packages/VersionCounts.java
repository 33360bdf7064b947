package io.masif.ui.view.packages;

/**
 * On how many hosts an action with a package is how far.
 *
 * @param planned how many plan it
 * @param pending for how many of these it is pending
 * @param declined for how many of these it is declined or deferred
 * @param running how many execute it now
 * @param done how many have executed it and do not plan it again
 */
public record VersionCounts(int planned, int pending, int declined, int running, int done) {}
