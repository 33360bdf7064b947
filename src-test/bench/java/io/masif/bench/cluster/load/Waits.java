package io.masif.bench.cluster.load;

import java.util.concurrent.TimeUnit;

/** For how long hosts wait while they could be served. Of the load's thread. */
final class Waits {
    /** How long a host may wait. */
    private static final double LIMIT_SECONDS = 10;

    private long servableSince = System.nanoTime();

    /** From now on hosts can be served, or cannot; returns whether they could before. */
    boolean setServable(boolean isServable) {
        boolean wasServable = servableSince != Long.MAX_VALUE;
        servableSince = isServable ? System.nanoTime() : Long.MAX_VALUE;
        return wasServable;
    }

    /** @param waitingSince since when it waits, or 0 */
    void add(long waitingSince, LoadCounts counts) {
        if (waitingSince != 0) {
            long from = Math.max(waitingSince, servableSince);
            counts.addWait(Math.max(0, System.nanoTime() - from) / (double) TimeUnit.SECONDS.toNanos(1), LIMIT_SECONDS);
        }
    }
}
