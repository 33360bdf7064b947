package io.masif.ui.store;

import io.masif.domain.Result;
import java.time.Instant;

/**
 * The outcome of an action's execution in a run.
 *
 * @param run the run's number
 * @param message why it failed; null otherwise
 * @param started when the run started
 * @param ended when the run ended; null while it runs
 * @param output the end of what apt printed, for a failure; null otherwise
 */
public record Outcome(long run, Result result, String message, Instant started, Instant ended, String output) {
    /** Whether this is from the same run as the other, or from a later one. */
    public boolean replaces(Outcome other) {
        return other == null || run >= other.run;
    }
}
