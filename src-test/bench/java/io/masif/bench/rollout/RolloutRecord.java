package io.masif.bench.rollout;

import io.masif.decision.HostSet;
import java.util.List;
import java.util.Locale;

/**
 * A rollout as the database has it. All moments are milliseconds since 1970.
 *
 * @param state such as {@code running}
 * @param since when it came to that state
 * @param pauses in which nothing is approved, in the order of time; one that was cancelled is in one that does not end
 */
record RolloutRecord(String state, long created, long since, List<Ring> rings, List<Pause> pauses) {
    /** UIs estimate the time of the database, by which they say when a ring has opened. */
    private static final long CLOCK_TOLERANCE_MILLIS = 100;
    /** So soon after it was paused no master may answer an approval any more. */
    private static final long MOST_MILLIS_AFTER_PAUSE = 2000;

    private static final double MILLIS = 1000;

    RolloutRecord {
        rings = List.copyOf(rings);
        pauses = List.copyOf(pauses);
    }

    /**
     * A ring.
     *
     * @param opened null if it has not opened
     * @param ended null if it has not ended
     * @param hosts none if it has not opened
     */
    record Ring(String state, Long opened, Long ended, HostSet hosts) {}

    /**
     * A time in which a rollout was paused.
     *
     * @param until when it was resumed; {@link Long#MAX_VALUE} if it was not
     */
    record Pause(long since, long until) {
        /** Whether it had been paused for too long at that moment to approve anything. */
        private boolean forbids(long answeredAt) {
            return answeredAt > since + MOST_MILLIS_AFTER_PAUSE + CLOCK_TOLERANCE_MILLIS
                    && (until == Long.MAX_VALUE || answeredAt + CLOCK_TOLERANCE_MILLIS < until);
        }
    }

    /** Whether a host may have been answered an approval at a moment: its ring had been opened, and it was not paused. */
    boolean permits(int host, long answeredAt) {
        long latest = answeredAt + CLOCK_TOLERANCE_MILLIS;
        return (isFinished() && since <= latest)
                || (rings.stream()
                                .anyMatch(ring -> ring.opened() != null
                                        && ring.opened() <= latest
                                        && ring.hosts().contains(host))
                        && pauses.stream().noneMatch(pause -> pause.forbids(answeredAt)));
    }

    boolean isRunning() {
        return "running".equals(state);
    }

    boolean isFinished() {
        return "finished".equals(state);
    }

    /** Whether errors have paused it: nothing else does here. */
    boolean isPaused() {
        return "paused".equals(state);
    }

    int countEnded() {
        return (int) rings.stream().filter(ring -> ring.ended() != null).count();
    }

    /** Such as: finished after 312.4 s. */
    String describe() {
        return isRunning()
                ? String.format("running still; %d of %d rings have ended", countEnded(), rings.size())
                : String.format(Locale.ROOT, "%s after %.1f s", state, (since - created) / MILLIS);
    }
}
