package io.masif.agent.message;

import java.time.Instant;

/** A simulation of the plan has ended. */
public record SimulationFinished(Instant started, Instant ended) {}
