package io.masif.ui.fleet.outcome;

import java.time.Instant;

/**
 * A failed execution of an action on a host.
 *
 * @param run the run's number
 * @param ended when the run ended; null while it runs
 */
public record FailedOutcome(long run, Instant ended) {}
