package io.masif.master.overload;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When refused hosts come back: one after the other, so many in a second that they can be answered beside the others. A few
 * come back at once, and thousands within some ten seconds. Safe from any thread.
 */
final class ReturnSchedule {
    /** About half of what a master with two cores writes. */
    private static final int HOSTS_PER_SECOND = 400;

    private static final long SPACING_NANOS = TimeUnit.SECONDS.toNanos(1) / HOSTS_PER_SECOND;

    private final AtomicLong lastNanos;

    /** @param nowNanos by {@link System#nanoTime()} */
    ReturnSchedule(long nowNanos) {
        lastNanos = new AtomicLong(nowNanos);
    }

    /**
     * How long the next host stays away.
     *
     * @param nowNanos by {@link System#nanoTime()}
     * @param load how many times as long as usual it takes to answer as many
     * @param max at most; if that many have been refused, another time up to that for each
     */
    Duration next(long nowNanos, double load, Duration max) {
        long end = nowNanos + max.toNanos();
        long spacing = (long) (SPACING_NANOS * load);
        long turn = lastNanos.updateAndGet(last -> Math.min(Math.max(last, nowNanos) + spacing, end));
        return Duration.ofNanos(
                turn < end ? turn - nowNanos : ThreadLocalRandom.current().nextLong(1 + max.toNanos()));
    }
}
