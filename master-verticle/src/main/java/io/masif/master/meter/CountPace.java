package io.masif.master.meter;

import java.util.concurrent.TimeUnit;

/**
 * Limits how often an expensive count is done: once a minute at most, whether it succeeds or not, and for a twentieth of the
 * time at most. All moments are values of {@link System#nanoTime()}.
 */
final class CountPace {
    private static final long MIN_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int PAUSE_FACTOR = 20;

    private boolean isFirst = true;
    private boolean isRunning;
    private long beganAtNanos;
    private long pauseNanos;

    /** Begins a count, if it may begin now. */
    boolean tryBegin(long nowNanos) {
        if (isRunning || (!isFirst && nowNanos - beganAtNanos < pauseNanos)) {
            return false;
        }
        isFirst = false;
        isRunning = true;
        beganAtNanos = nowNanos;
        return true;
    }

    /** The count has succeeded or failed. */
    void end(long nowNanos) {
        isRunning = false;
        pauseNanos = Math.max(MIN_INTERVAL_NANOS, PAUSE_FACTOR * (nowNanos - beganAtNanos));
    }
}
