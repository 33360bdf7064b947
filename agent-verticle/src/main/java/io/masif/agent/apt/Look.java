package io.masif.agent.apt;

/**
 * Asks what the host wants now.
 *
 * @param anew whether a simulation is wanted even if nothing seems to have changed
 */
public record Look(boolean anew) {}
