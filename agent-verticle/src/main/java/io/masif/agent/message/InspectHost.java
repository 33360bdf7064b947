package io.masif.agent.message;

/**
 * Asks what the host wants now.
 *
 * @param forceSimulation whether a simulation is wanted even if nothing seems to have changed
 */
public record InspectHost(boolean forceSimulation) {}
