package io.masif.agent.run;

import java.time.Duration;
import java.time.Instant;

/**
 * How long ago a run was started. The clock of the machine may be set meanwhile: it counts only for the time before this process
 * took over the run.
 *
 * @param before the time before that
 * @param nanos when that was, by {@link System#nanoTime()}
 */
record RunAge(Duration before, long nanos) {
    /** Of a run that is started now. */
    static RunAge zero() {
        return new RunAge(Duration.ZERO, System.nanoTime());
    }

    /** Of a run that an earlier process started. If its start is in the future, the clock was set back: it counts from now on. */
    static RunAge since(Instant started) {
        Duration before = Duration.between(started, Instant.now());
        return new RunAge(before.isNegative() ? Duration.ZERO : before, System.nanoTime());
    }

    Duration elapsed() {
        return before.plusNanos(System.nanoTime() - nanos);
    }
}
