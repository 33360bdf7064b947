package io.masif.master.http;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Tells when an event loop is so much behind that what comes now has waited too long already: a timer has not come to
 * its turn for a while, because all that time went into requests.
 */
final class LoopWatch {
    private static final long TICK_MILLIS = 50;
    private static final long LONGEST_NANOS = Duration.ofMillis(300).toNanos();

    private static final long MUCH_NANOS = Duration.ofMillis(500).toNanos();

    /** Fewer than these are not what keeps it busy. */
    private static final int FEW = 100;

    private final Runnable whenLate;
    private long lastTick = System.nanoTime();
    private int asked;

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

    /** To be asked once for every request that costs something. */
    boolean behind(long nowNanos) {
        return ++asked > FEW && nowNanos - lastTick > LONGEST_NANOS;
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - lastTick > MUCH_NANOS) {
            whenLate.run();
        }
        lastTick = now;
        asked = 0;
    }
}
