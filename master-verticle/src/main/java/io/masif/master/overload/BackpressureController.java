package io.masif.master.overload;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When hosts are told to report again. As long as there is more to do than there is time for, the interval grows, second by
 * second; when all are taken again, it slowly becomes what was configured. Shared by all verticles of a master.
 */
public final class BackpressureController {
    private static final double GROWTH = 1.25;
    private static final double GROWTH_WHEN_DELAYED = 1.05;
    private static final double DECAY = 0.97;
    private static final double MAX_FACTOR = 40;
    /** A fraction of what may wait is written in that time, so that there is always something to write. */
    private static final long QUEUE_FULL_NANOS = Duration.ofMillis(100).toNanos();

    private static final int MIN_RETRY_SECONDS = 2;
    private static final int MAX_RETRY_SECONDS = 300;
    /** Whoever was refused has something to say: it stays away less long than those who have not. */
    private static final double MAX_RETRY_FACTOR = 4;

    private static final long REFUSAL_DELAY_MILLIS = 1000;
    private static final double MAX_REFUSAL_DELAY_FACTOR = 2;
    private static final double MIN_SPREAD = 0.5;

    private final Duration interval;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger loopDelays = new AtomicInteger();
    private volatile long queueFullAtNanos = System.nanoTime() - QUEUE_FULL_NANOS;
    private volatile double intervalFactor = 1;
    private final AnnouncedIntervals announced = new AnnouncedIntervals();
    private volatile NextReport nextReport;

    /** @param interval when a host is to report again, unless there are too many */
    public BackpressureController(Duration interval) {
        this.interval = interval;
        this.nextReport = new NextReport(interval, intervalFactor);
        announced.announce(nextReport.seconds);
    }

    /** The member of an answer of version 2, made beforehand, and the end of the answer. */
    public static final class NextReport {
        private final int seconds;
        private final String json;

        private NextReport(Duration interval, double intervalFactor) {
            seconds = (int) Math.ceil(interval.toSeconds() * intervalFactor);
            json = "\"next\":" + seconds + "}";
        }

        /** Its text. */
        public String json() {
            return json;
        }
    }

    /** A report was refused, since there is more to do than there is time for. */
    public void recordRefusal() {
        refusals.incrementAndGet();
    }

    /** An event loop was late, by handshakes or whatever else it has to do; nobody was refused. */
    public void recordLoopDelay() {
        loopDelays.incrementAndGet();
    }

    /** More reports wait to be written than can be written soon. */
    public void recordQueueFull(long nowNanos) {
        queueFullAtNanos = nowNanos;
    }

    /** The next batch was taken from those that wait: there is room again. */
    public void recordQueueDrained(long nowNanos) {
        queueFullAtNanos = nowNanos - QUEUE_FULL_NANOS;
    }

    /** Whether that was so just now: whoever has something to be written need not even be read. */
    public boolean isQueueFull(long nowNanos) {
        return nowNanos - queueFullAtNanos < QUEUE_FULL_NANOS;
    }

    /** When a host that was refused shall come back, whatever the reason: not all at once. */
    public Duration retryAfter() {
        int spread =
                (int) Math.min(MAX_RETRY_SECONDS, interval.toSeconds() * Math.min(intervalFactor, MAX_RETRY_FACTOR));
        return Duration.ofSeconds(
                MIN_RETRY_SECONDS + ThreadLocalRandom.current().nextInt(1 + spread));
    }

    /**
     * How long a refusal is to be kept back: whoever asks again at once, instead of after the time that it is told, keeps
     * the master that much less busy. Not all for the same time, since they would all come at the same moment.
     */
    public Duration refusalDelay() {
        double spread = ThreadLocalRandom.current().nextDouble(MIN_SPREAD, 1 + MIN_SPREAD);
        return Duration.ofMillis(
                (long) (REFUSAL_DELAY_MILLIS * spread * Math.min(intervalFactor, MAX_REFUSAL_DELAY_FACTOR)));
    }

    /** When a host whose report was taken shall report again. Another object as soon as that is another time. */
    public NextReport nextReport() {
        return nextReport;
    }

    /** How long a host may be silent that does as it is told, or was told not long ago. */
    public Duration maxSilence() {
        return announced.maxSilence();
    }

    /** To be called once a second. */
    public void tick() {
        double before = intervalFactor;
        boolean wasDelayed = loopDelays.getAndSet(0) > 0;
        double change = refusals.getAndSet(0) > 0 ? GROWTH : wasDelayed ? GROWTH_WHEN_DELAYED : DECAY;
        intervalFactor = Math.max(1, Math.min(MAX_FACTOR, before * change));
        if (intervalFactor != before) {
            nextReport = new NextReport(interval, intervalFactor);
        }
        announced.announce(nextReport.seconds);
    }
}
