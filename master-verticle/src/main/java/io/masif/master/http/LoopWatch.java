package io.masif.master.http;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Tells when an event loop is so much behind that what comes now has waited too long already: a timer has not come to
 * its turn for a while, because that time went into reading reports. Time that goes into handshakes is no reason to
 * refuse a report: it would have to come again over the connection that is there now.
 */
final class LoopWatch {
    private static final long TICK_MILLIS = 50;
    private static final long LONGEST_NANOS = Duration.ofMillis(300).toNanos();

    private static final long MUCH_NANOS = Duration.ofMillis(500).toNanos();

    /** Less than that is not what keeps it busy. */
    private static final long LITTLE_NANOS = Duration.ofMillis(100).toNanos();

    private final Runnable whenLate;
    private long lastTick = System.nanoTime();
    private long spentNanos;

    private LoopWatch(Runnable whenLate) {
        this.whenLate = whenLate;
    }

    /**
     * Of the event loop on which this is called.
     *
     * @param whenLate told when the event loop was much behind
     */
    static LoopWatch of(Vertx vertx, Runnable whenLate) {
        LoopWatch watch = new LoopWatch(whenLate);
        vertx.setPeriodic(TICK_MILLIS, tick -> watch.tick());
        return watch;
    }

    boolean behind(long nowNanos) {
        return spentNanos > LITTLE_NANOS && nowNanos - lastTick > LONGEST_NANOS;
    }

    /** So much time went into reading a report. */
    void spent(long nanos) {
        spentNanos += nanos;
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - lastTick > MUCH_NANOS) {
            whenLate.run();
        }
        lastTick = now;
        spentNanos = 0;
    }
}
