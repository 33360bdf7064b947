package io.masif.agent.message;

import java.time.Instant;

/**
 * apt was asked for the plan.
 *
 * @param started when its simulation was started
 * @param ended when it had ended
 */
public record SimulationFinished(Instant started, Instant ended) {}
