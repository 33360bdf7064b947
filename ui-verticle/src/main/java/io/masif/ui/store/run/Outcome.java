package io.masif.ui.store.run;

import io.masif.domain.Result;
import java.time.Instant;

/**
 * The outcome of an action's execution in a run.
 *
 * @param run the run's number
 * @param ended when the run ended; null while it runs
 */
public record Outcome(long run, Result result, Instant ended) {}
