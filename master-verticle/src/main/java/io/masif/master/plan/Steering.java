package io.masif.master.plan;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When hosts are told to report again. As long as there is more to do than there is time for, the interval grows, second by
 * second; when all are taken again, it slowly becomes what was configured. Shared by all verticles of a master.
 */
public final class Steering {
    private static final double GROWTH = 1.25;
    private static final double GROWTH_WHEN_LATE = 1.05;
    private static final double DECAY = 0.97;
    private static final double MOST = 40;
    /** A fraction of what may wait is written in that time, so that there is always something to write. */
    private static final long FULL_FOR_NANOS = Duration.ofMillis(100).toNanos();

    private static final int LEAST_RETRY_SECONDS = 2;
    private static final int LONGEST_RETRY_SECONDS = 300;
    /** Whoever was refused has something to say: it stays away less long than those who have not. */
    private static final double MOST_RETRY = 4;

    private static final long PATIENCE_MILLIS = 1000;
    private static final double MOST_PATIENCE = 2;
    private static final double LEAST_SPREAD = 0.5;

    private final Duration interval;
    private final AtomicInteger strained = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private volatile long fullAt = System.nanoTime() - FULL_FOR_NANOS;
    private volatile double stretch = 1;
    private final Told told = new Told();
    private volatile Next next;

    /** @param interval when a host is to report again, unless there are too many */
    public Steering(Duration interval) {
        this.interval = interval;
        this.next = new Next(interval, stretch);
        told.second(next.seconds);
    }

    /** The member of an answer of version 2, made beforehand, and the end of the answer. */
    public static final class Next {
        private final int seconds;
        private final String json;

        private Next(Duration interval, double stretch) {
            seconds = (int) Math.ceil(interval.toSeconds() * stretch);
            json = "\"next\":" + seconds + "}";
        }

        /** Its text. */
        public String json() {
            return json;
        }
    }

    /** A report was refused, since there is more to do than there is time for. */
    public void strained() {
        strained.incrementAndGet();
    }

    /** An event loop was late, by handshakes or whatever else it has to do; nobody was refused. */
    public void late() {
        late.incrementAndGet();
    }

    /** More reports wait to be written than can be written soon. */
    public void full(long nowNanos) {
        fullAt = nowNanos;
    }

    /** Whether that was so just now: whoever has something to be written need not even be read. */
    public boolean isFull(long nowNanos) {
        return nowNanos - fullAt < FULL_FOR_NANOS;
    }

    /** When a host that was refused shall come back, whatever the reason: not all at once. */
    public Duration retryAfter() {
        int spread = (int) Math.min(LONGEST_RETRY_SECONDS, interval.toSeconds() * Math.min(stretch, MOST_RETRY));
        return Duration.ofSeconds(
                LEAST_RETRY_SECONDS + ThreadLocalRandom.current().nextInt(1 + spread));
    }

    /**
     * How long a refusal is to be kept back: whoever asks again at once, instead of after the time that it is told, keeps
     * the master that much less busy. Not all for the same time, since they would all come at the same moment.
     */
    public Duration patience() {
        double spread = ThreadLocalRandom.current().nextDouble(LEAST_SPREAD, 1 + LEAST_SPREAD);
        return Duration.ofMillis((long) (PATIENCE_MILLIS * spread * Math.min(stretch, MOST_PATIENCE)));
    }

    /** When a host whose report was taken shall report again. Another object as soon as that is another time. */
    public Next next() {
        return next;
    }

    /** How long a host may be silent that does as it is told, or was told not long ago. */
    public Duration silence() {
        return told.silence();
    }

    /** To be called once a second. */
    void second() {
        double before = stretch;
        boolean wasLate = late.getAndSet(0) > 0;
        double change = strained.getAndSet(0) > 0 ? GROWTH : wasLate ? GROWTH_WHEN_LATE : DECAY;
        stretch = Math.max(1, Math.min(MOST, before * change));
        if (stretch != before) {
            next = new Next(interval, stretch);
        }
        told.second(next.seconds);
    }
}
