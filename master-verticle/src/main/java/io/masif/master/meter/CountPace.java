package io.masif.master.meter;

import java.util.concurrent.TimeUnit;

/**
 * When something that is dear may be done again: a minute after its last begin at the earliest, whether it succeeded or
 * not, and so that it takes a twentieth of the time at most. All moments are those of {@link System#nanoTime()}.
 */
final class CountPace {
    private static final long MIN_INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int PAUSE_FACTOR = 20;

    private boolean isFirst = true;
    private boolean isRunning;
    private long beganAtNanos;
    private long pauseNanos;

    /** Whether it may begin now, which it then has. */
    boolean tryBegin(long nowNanos) {
        if (isRunning || (!isFirst && nowNanos - beganAtNanos < pauseNanos)) {
            return false;
        }
        isFirst = false;
        isRunning = true;
        beganAtNanos = nowNanos;
        return true;
    }

    /** It has ended, however. */
    void end(long nowNanos) {
        isRunning = false;
        pauseNanos = Math.max(MIN_INTERVAL_NANOS, PAUSE_FACTOR * (nowNanos - beganAtNanos));
    }
}
