package io.masif.master.overload;

import io.masif.master.database.DatabaseDistance;
import java.time.Duration;

/**
 * Decides when a queue of reports is full: by how long the next one would wait, so that what is accepted is answered
 * soon, and by memory, so that a slow database makes answers fail instead of memory grow. Where the database is far away, each
 * may wait for longer: more reports in a batch then cost hardly more time. While the database stalls, as it does until another
 * server takes its place, reports wait for some seconds: then most are answered as late as if they came again, with less work.
 * Belongs to one queue.
 */
public final class WriteQueueLimit {
    private static final int ALWAYS_ACCEPTED = 200;
    private static final int MAX_REPORTS = 10_000;
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final long MAX_WAIT_NANOS = Duration.ofMillis(250).toNanos();
    private static final long STANDSTILL_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long STALL_NANOS = Duration.ofSeconds(5).toNanos();
    /** A smaller batch says little about how many reports can be written in a second. */
    private static final int MIN_MEASURED_BATCH = 64;

    private static final double SMOOTHING_FACTOR = 0.3;
    /** A batch that takes longer says little about the next ones. */
    private static final int MAX_GROWTH = 4;
    /** A lower estimate may grow as if it were that: it is 0 after batches that took no longer than the way to the database. */
    private static final double LEAST_NANOS_TO_GROW = 100_000;

    private final DatabaseDistance distance;
    private double nanosPerReport = Duration.ofMillis(1).toNanos();

    public WriteQueueLimit(DatabaseDistance distance) {
        this.distance = distance;
    }

    /**
     * Whether another report would wait too long, or need too much memory.
     *
     * @param eldestWaitNanos how long the first one has waited; 0 if there is none
     */
    public boolean isFull(int reports, int bytes, long eldestWaitNanos) {
        long batchNanos = distance.batchNanos();
        return isMemoryFull(reports, bytes)
                || (reports >= ALWAYS_ACCEPTED && reports * nanosPerReport > MAX_WAIT_NANOS + batchNanos)
                || (reports >= ALWAYS_ACCEPTED && eldestWaitNanos > MAX_WAIT_NANOS + batchNanos)
                || (reports > 0 && eldestWaitNanos > maxWaitNanos(false));
    }

    /** As {@link #isFull}, while the database stalls. */
    public boolean isFullWhileStalled(int reports, int bytes, long eldestWaitNanos) {
        return isMemoryFull(reports, bytes) || (reports > 0 && eldestWaitNanos > maxWaitNanos(true));
    }

    /** How long a report waits at most. */
    public long maxWaitNanos(boolean isStalled) {
        long usual = STANDSTILL_NANOS + distance.batchNanos();
        return isStalled ? Math.max(STALL_NANOS, usual) : usual;
    }

    /** How long it takes to write so many reports, as far as it is known. */
    public Duration expectedTime(int reports) {
        return Duration.ofNanos((long) (reports * nanosPerReport) + distance.batchNanos());
    }

    /** Whether another report would need too much memory. */
    public static boolean isMemoryFull(int reports, int bytes) {
        return reports >= MAX_REPORTS || bytes >= MAX_BYTES;
    }

    /** Writing a batch has taken so long. */
    public void recordWrite(int reports, long nanos) {
        if (reports >= MIN_MEASURED_BATCH) {
            double ofReport = Math.max(0, nanos - distance.batchNanos()) / (double) reports;
            double most = MAX_GROWTH * Math.max(nanosPerReport, LEAST_NANOS_TO_GROW);
            nanosPerReport += SMOOTHING_FACTOR * (Math.min(ofReport, most) - nanosPerReport);
        }
    }
}
