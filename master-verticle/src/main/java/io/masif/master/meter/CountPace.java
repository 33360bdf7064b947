package io.masif.master.meter;

import java.util.concurrent.TimeUnit;

/**
 * When something that is dear may be done again: a minute after its last begin at the earliest, whether it succeeded or
 * not, and so that it takes a twentieth of the time at most. All moments are those of {@link System#nanoTime()}.
 */
final class CountPace {
    private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int SHARE = 20;

    private boolean first = true;
    private boolean going;
    private long begun;
    private long pause;

    /** Whether it may begin now, which it then has. */
    boolean begin(long now) {
        if (going || (!first && now - begun < pause)) {
            return false;
        }
        first = false;
        going = true;
        begun = now;
        return true;
    }

    /** It has ended, however. */
    void end(long now) {
        going = false;
        pause = Math.max(EVERY_NANOS, SHARE * (now - begun));
    }
}
