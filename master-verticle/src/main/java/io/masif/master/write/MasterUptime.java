package io.masif.master.write;

import java.time.Duration;

/**
 * For how long this master has been able to answer hosts. A short interruption does not count: a host that was refused
 * comes back within a few minutes.
 */
final class MasterUptime {
    private static final Duration MAX_INTERRUPTION = Duration.ofMinutes(1);

    private boolean hasRecord;
    private long sinceNanos;
    private long lastNanos;

    /** Hosts can be answered now. */
    void record(long nowNanos) {
        if (!hasRecord || isInterrupted(nowNanos)) {
            hasRecord = true;
            sinceNanos = nowNanos;
        }
        lastNanos = nowNanos;
    }

    /** Zero if hosts have not been answered lately. */
    Duration uninterruptedTime(long nowNanos) {
        return hasRecord && !isInterrupted(nowNanos) ? Duration.ofNanos(nowNanos - sinceNanos) : Duration.ZERO;
    }

    private boolean isInterrupted(long nowNanos) {
        return nowNanos - lastNanos > MAX_INTERRUPTION.toNanos();
    }
}
