package io.masif.ui.view.pending;

/**
 * The pending actions that only one host has.
 *
 * @param host the name of the host
 * @param actions how many there are
 * @param security how many of them come from a security archive
 */
public record OwnActions(String host, int actions, int security) {}
