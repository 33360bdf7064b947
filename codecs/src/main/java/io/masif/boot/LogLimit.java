package io.masif.boot;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Limits how many lines of a kind are logged in a second, or in a longer time, where others decide how often there is
 * something to log. Safe from any thread.
 */
public final class LogLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int most;
    private final long periodNanos;
    private final IntConsumer omitted;
    private final LongSupplier clock;
    private long begin;
    private int lines;

    /**
     * @param most lines in a second
     * @param omitted logs how many lines of an earlier second were left out; called before the next line
     */
    public LogLimit(int most, IntConsumer omitted) {
        this(most, SECOND, omitted);
    }

    /**
     * @param most lines in a period
     * @param period how long it is
     * @param omitted logs how many lines of an earlier period were left out; called before the next line
     */
    public LogLimit(int most, Duration period, IntConsumer omitted) {
        this(most, period, omitted, System::nanoTime);
    }

    /** @param clock tells nanoseconds since any moment */
    LogLimit(int most, Duration period, IntConsumer omitted, LongSupplier clock) {
        this.most = most;
        this.periodNanos = period.toNanos();
        this.omitted = omitted;
        this.clock = clock;
        this.begin = clock.getAsLong() - periodNanos;
    }

    /** Logs a line, unless there were too many in this period. */
    public void log(Runnable line) {
        int leftOut = 0;
        boolean allowed;
        synchronized (this) {
            long now = clock.getAsLong();
            if (now - begin >= periodNanos) {
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
