package io.masif.boot.logging;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Limits how many lines of a kind are logged in a second, or in a longer period, where clients could cause any number. Safe
 * from any thread.
 */
public final class LogRateLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int maxLines;
    private final long periodNanos;
    private final IntConsumer logOmitted;
    private final LongSupplier clock;
    private long secondStart;
    private int lines;

    /**
     * @param maxLines lines in a second
     * @param logOmitted logs how many lines of an earlier second were left out; called before the next line
     */
    public LogRateLimit(int maxLines, IntConsumer logOmitted) {
        this(maxLines, SECOND, logOmitted);
    }

    /**
     * @param maxLines lines in a period
     * @param period how long it is
     * @param logOmitted logs how many lines of an earlier period were left out; called before the next line
     */
    public LogRateLimit(int maxLines, Duration period, IntConsumer logOmitted) {
        this(maxLines, period, logOmitted, System::nanoTime);
    }

    /** @param clock nanoseconds since any moment */
    LogRateLimit(int maxLines, Duration period, IntConsumer logOmitted, LongSupplier clock) {
        this.maxLines = maxLines;
        this.periodNanos = period.toNanos();
        this.logOmitted = logOmitted;
        this.clock = clock;
        this.secondStart = clock.getAsLong() - periodNanos;
    }

    /** Logs a line, unless there were too many in this period. */
    public void log(Runnable line) {
        int omittedLines = 0;
        boolean allowed;
        synchronized (this) {
            long now = clock.getAsLong();
            if (now - secondStart >= periodNanos) {
                omittedLines = Math.max(0, lines - maxLines);
                secondStart = now;
                lines = 0;
            }
            allowed = lines++ < maxLines;
        }
        if (omittedLines > 0) {
            logOmitted.accept(omittedLines);
        }
        if (allowed) {
            line.run();
        }
    }
}
