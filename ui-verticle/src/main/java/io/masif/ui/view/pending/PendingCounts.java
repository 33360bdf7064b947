package io.masif.ui.view.pending;

/**
 * On how many hosts an action is pending.
 *
 * @param hosts all of them
 * @param isSecurity whether it is a security update: some host gets it from a security archive
 * @param security on how many it comes from a security archive
 * @param stepBack on how many it would replace a newer version, which no host executes
 */
public record PendingCounts(int hosts, boolean isSecurity, int security, int stepBack) {}
