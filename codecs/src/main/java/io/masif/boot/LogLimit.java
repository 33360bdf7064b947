package io.masif.boot;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Limits how many lines of a kind are logged in a second, where others decide how often there is something to log. Safe
 * from any thread.
 */
public final class LogLimit {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final IntConsumer omitted;
    private long begin = System.nanoTime() - SECOND_NANOS;
    private int lines;

    /**
     * @param most lines in a second
     * @param omitted logs how many lines of an earlier second were left out; called before the next line
     */
    public LogLimit(int most, IntConsumer omitted) {
        this.most = most;
        this.omitted = omitted;
    }

    /** Logs a line, unless there were too many in this second. */
    public void log(Runnable line) {
        int leftOut = 0;
        boolean allowed;
        synchronized (this) {
            long now = System.nanoTime();
            if (now - begin >= SECOND_NANOS) {
                leftOut = Math.max(0, lines - most);
                begin = now;
                lines = 0;
            }
            allowed = lines++ < most;
        }
        if (leftOut > 0) {
            omitted.accept(leftOut);
        }
        if (allowed) {
            line.run();
        }
    }
}
