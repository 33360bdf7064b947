package io.masif.ui.fleet.outcome;

import java.time.Instant;

/**
 * An execution of an action on a host that failed or was refused.
 *
 * @param run the run's number
 * @param ended when the run ended, by the host's clock; null while it runs
 * @param stored when its end was stored, by the database's clock
 */
public record FailedOutcome(long run, Instant ended, Instant stored) {
    /** Whether it had ended before that moment of the database's clock. The clocks of hosts do not matter. */
    public boolean isEndedBefore(Instant moment) {
        return ended != null && stored.isBefore(moment);
    }
}
