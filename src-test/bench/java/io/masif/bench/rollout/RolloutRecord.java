package io.masif.bench.rollout;

import io.masif.decision.HostSet;
import java.util.List;
import java.util.Locale;

/**
 * A rollout as the database has it. All moments are milliseconds since 1970.
 *
 * @param state such as {@code running}
 * @param since when it came to that state
 */
record RolloutRecord(String state, long created, long since, List<Ring> rings) {
    /** UIs estimate the time of the database, by which they say when a ring has opened. */
    private static final long CLOCK_TOLERANCE_MILLIS = 100;

    private static final double MILLIS = 1000;

    RolloutRecord {
        rings = List.copyOf(rings);
    }

    /**
     * A ring.
     *
     * @param opened null if it has not opened
     * @param ended null if it has not ended
     * @param hosts none if it has not opened
     */
    record Ring(String state, Long opened, Long ended, HostSet hosts) {}

    /** Whether a host may have been answered an approval at a moment: its ring had been opened before. */
    boolean permits(int host, long answeredAt) {
        long latest = answeredAt + CLOCK_TOLERANCE_MILLIS;
        return (isFinished() && since <= latest)
                || rings.stream()
                        .anyMatch(ring -> ring.opened() != null
                                && ring.opened() <= latest
                                && ring.hosts().contains(host));
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
