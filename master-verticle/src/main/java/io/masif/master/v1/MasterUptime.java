package io.masif.master.v1;

import java.time.Duration;

/**
 * Measures for how long this master has been able to answer hosts. Short interruptions do not count: a host that was refused
 * reports again within a few minutes.
 */
public final class MasterUptime {
    private static final Duration MAX_INTERRUPTION = Duration.ofMinutes(1);

    private boolean hasRecord;
    private long sinceNanos;
    private long lastNanos;

    /** Records that hosts can be answered now. */
    void record(long nowNanos) {
        if (!hasRecord || isInterrupted(nowNanos)) {
            hasRecord = true;
            sinceNanos = nowNanos;
        }
        lastNanos = nowNanos;
    }

    /** Zero if the last record is older than a short interruption. */
    Duration uninterruptedTime(long nowNanos) {
        return hasRecord && !isInterrupted(nowNanos) ? Duration.ofNanos(nowNanos - sinceNanos) : Duration.ZERO;
    }

    private boolean isInterrupted(long nowNanos) {
        return nowNanos - lastNanos > MAX_INTERRUPTION.toNanos();
    }
}
