package io.masif.master.plan;

import java.time.Duration;

/**
 * For how long this master has been able to answer hosts. A short interruption does not count: a host that was refused
 * comes back within a few minutes.
 */
final class Uptime {
    private static final Duration LONGEST_INTERRUPTION = Duration.ofMinutes(1);

    private boolean isKnown;
    private long sinceNanos;
    private long lastNanos;

    /** Hosts can be answered now. */
    void record(long nowNanos) {
        if (!isKnown || isInterrupted(nowNanos)) {
            isKnown = true;
            sinceNanos = nowNanos;
        }
        lastNanos = nowNanos;
    }

    /** Zero if hosts have not been answered lately. */
    Duration uninterrupted(long nowNanos) {
        return isKnown && !isInterrupted(nowNanos) ? Duration.ofNanos(nowNanos - sinceNanos) : Duration.ZERO;
    }

    private boolean isInterrupted(long nowNanos) {
        return nowNanos - lastNanos > LONGEST_INTERRUPTION.toNanos();
    }
}
