package io.masif.agent.message;

/**
 * Asks for the state of the host.
 *
 * @param forceSimulation whether apt simulates even if nothing seems to have changed
 */
public record InspectHost(boolean forceSimulation) {}
