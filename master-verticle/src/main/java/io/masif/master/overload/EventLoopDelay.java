package io.masif.master.overload;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Tells when an event loop is so much behind that what comes now has waited too long already: a timer has not come to
 * its turn for a while, because that time went into reading reports. Time that goes into handshakes is no reason to
 * refuse a report: it would have to come again over the connection that is there now.
 */
public final class EventLoopDelay {
    private static final long TICK_MILLIS = 50;
    private static final long MAX_DELAY_NANOS = Duration.ofMillis(300).toNanos();

    private static final long LATE_NANOS = Duration.ofMillis(500).toNanos();

    /** Less than that is not what keeps it busy. */
    private static final long MIN_PARSING_NANOS = Duration.ofMillis(100).toNanos();

    private final Runnable onLate;
    private long lastTickNanos = System.nanoTime();
    private long parsingNanos;

    private EventLoopDelay(Runnable onLate) {
        this.onLate = onLate;
    }

    /**
     * Of the event loop on which this is called.
     *
     * @param onLate told when the event loop was much behind
     */
    public static EventLoopDelay of(Vertx vertx, Runnable onLate) {
        EventLoopDelay delay = new EventLoopDelay(onLate);
        vertx.setPeriodic(TICK_MILLIS, tick -> delay.tick());
        return delay;
    }

    public boolean isBehind(long nowNanos) {
        return parsingNanos > MIN_PARSING_NANOS && nowNanos - lastTickNanos > MAX_DELAY_NANOS;
    }

    /** So much time went into reading a report. */
    public void recordParsing(long nanos) {
        parsingNanos += nanos;
    }

    private void tick() {
        long nowNanos = System.nanoTime();
        if (nowNanos - lastTickNanos > LATE_NANOS) {
            onLate.run();
        }
        lastTickNanos = nowNanos;
        parsingNanos = 0;
    }
}
