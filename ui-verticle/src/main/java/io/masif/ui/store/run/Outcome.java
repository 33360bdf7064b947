package io.masif.ui.store.run;

import io.masif.domain.Result;
import java.time.Instant;

/**
 * The outcome of an action's execution in a run.
 *
 * @param run the run's number
 * @param ended when the run ended, by the host's clock; null while it runs
 * @param stored when that, or that it runs, was stored, by the database's clock
 * @param isRefused whether the run ended without executing any of its actions
 */
public record Outcome(long run, Result result, Instant ended, Instant stored, boolean isRefused) {}
