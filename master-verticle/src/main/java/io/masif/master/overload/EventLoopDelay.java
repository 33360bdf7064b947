package io.masif.master.overload;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * How late an event loop is: a timer has not fired in time, because parsing reports has taken that time. Reports that
 * arrive then have waited too long already. Time that handshakes take is no reason to refuse a report, because the host
 * would need another handshake for the next attempt.
 */
final class EventLoopDelay {
    private static final long TICK_MILLIS = 50;
    private static final long MAX_DELAY_NANOS = Duration.ofMillis(300).toNanos();

    private static final long LATE_NANOS = Duration.ofMillis(500).toNanos();

    /** Parsing that takes less is not the reason for the delay. */
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
     * @param onLate called after the event loop was half a second late, whatever the reason
     */
    static EventLoopDelay of(Vertx vertx, Runnable onLate) {
        EventLoopDelay delay = new EventLoopDelay(onLate);
        vertx.setPeriodic(TICK_MILLIS, tick -> delay.tick());
        return delay;
    }

    boolean isLateByParsing(long nowNanos) {
        return parsingNanos > MIN_PARSING_NANOS && nowNanos - lastTickNanos > MAX_DELAY_NANOS;
    }

    /** Parsing a report has taken so long. */
    void recordParsing(long nanos) {
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
