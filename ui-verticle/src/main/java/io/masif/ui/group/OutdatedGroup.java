package io.masif.ui.group;

import io.masif.decision.HostSet;

/**
 * A group whose stored members are no longer those that belong to it.
 *
 * @param members those that belong to it
 */
public record OutdatedGroup(int id, HostSet members) {}
