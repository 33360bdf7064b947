package io.masif.agent.apt;

import java.time.Instant;

/**
 * apt was asked for the plan.
 *
 * @param started when its simulation was started
 * @param ended when it had ended
 */
public record Looked(Instant started, Instant ended) {}
