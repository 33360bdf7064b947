package io.masif.master.held;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many held reports are answered in a second because something was approved: as many as that at once, and then one after the
 * other. Shared by all event loops of a master.
 */
public final class ApprovalPace {
    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long intervalNanos;
    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime() - BURST_NANOS);

    /** @param hostsPerSecond 0 for no limit */
    public ApprovalPace(int hostsPerSecond) {
        intervalNanos = hostsPerSecond == 0 ? 0 : BURST_NANOS / hostsPerSecond;
    }

    /** Whether one more may be answered now. */
    boolean tryAcquire(long nowNanos) {
        if (intervalNanos == 0) {
            return true;
        }
        long next = nextNanos.get();
        long turn = Math.max(next, nowNanos - BURST_NANOS) + intervalNanos;
        return turn <= nowNanos && (nextNanos.compareAndSet(next, turn) || tryAcquire(nowNanos));
    }
}
