package io.masif.master.overload;

import io.masif.master.database.DatabaseDistance;
import java.time.Duration;

/**
 * Decides when a queue of reports is full: by how long the next one would wait, so that what is accepted is answered
 * soon, and by memory, so that a slow database makes answers fail instead of memory grow. Where the database is far away, each
 * may wait for longer: more reports in a batch then cost hardly more time. Belongs to one queue.
 */
public final class WriteQueueLimit {
    private static final int ALWAYS_ACCEPTED = 200;
    private static final int MAX_REPORTS = 10_000;
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final long MAX_WAIT_NANOS = Duration.ofMillis(250).toNanos();
    private static final long STALLED_NANOS = Duration.ofSeconds(2).toNanos();
    /** A smaller batch says little about how many reports can be written in a second. */
    private static final int MIN_MEASURED_BATCH = 64;

    private static final double SMOOTHING_FACTOR = 0.3;

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
                || (reports > 0 && eldestWaitNanos > STALLED_NANOS + batchNanos);
    }

    /** Whether another report would need too much memory. */
    public static boolean isMemoryFull(int reports, int bytes) {
        return reports >= MAX_REPORTS || bytes >= MAX_BYTES;
    }

    /** Writing a batch has taken so long. */
    public void recordWrite(int reports, long nanos) {
        if (reports >= MIN_MEASURED_BATCH) {
            double ofReports = Math.max(0, nanos - distance.batchNanos());
            nanosPerReport += SMOOTHING_FACTOR * (ofReports / reports - nanosPerReport);
        }
    }
}
