package io.masif.master.overload;

import io.masif.wire.ReportAnswerWriter.NextReport;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When hosts have to report again. While reports are refused, or event loops are late, the interval grows second by second;
 * afterwards it slowly returns to the configured one. Shared by all verticles of a master.
 */
public final class BackpressureController {
    private static final double GROWTH = 1.25;
    private static final double GROWTH_WHEN_DELAYED = 1.05;
    private static final double DECAY = 0.97;
    private static final double MAX_FACTOR = 40;
    /** The database writes only a part of the queue in this time, so that refusals do not leave the queue empty. */
    private static final long QUEUE_FULL_NANOS = Duration.ofMillis(100).toNanos();

    private static final Duration MIN_RETRY = Duration.ofSeconds(1);
    private static final int MAX_RETRY_SECONDS = 300;
    /** A refused host has something new: it waits less long than the others. */
    private static final double MAX_RETRY_FACTOR = 4;

    private static final long REFUSAL_DELAY_MILLIS = 1000;
    private static final double MAX_REFUSAL_DELAY_FACTOR = 2;
    private static final int MAX_SECONDS_ELSEWHERE = 5;
    /** After a report could not be held back. */
    private static final int SECONDS_WITHOUT_WAIT = 60;

    private static final double MIN_SPREAD = 0.5;

    private final Duration interval;
    private final Duration maxWait;
    private final ReturnSchedule returns = new ReturnSchedule(System.nanoTime());
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger loopDelays = new AtomicInteger();
    private volatile long queueFullAtNanos = System.nanoTime() - QUEUE_FULL_NANOS;
    private volatile double intervalFactor = 1;
    private final AtomicInteger secondsWithoutWait = new AtomicInteger();
    private final AnnouncedIntervals announced = new AnnouncedIntervals();
    private volatile NextReport nextReport;

    /**
     * @param interval the configured time between two reports of a host
     * @param maxWait how long the answer to a report may be held back; zero for not at all
     */
    public BackpressureController(Duration interval, Duration maxWait) {
        this.interval = interval;
        this.maxWait = maxWait;
        this.nextReport = nextReport(intervalFactor);
        announced.announce(nextReport.seconds());
    }

    /** A report was refused for want of capacity, and not since the database stalls. */
    void recordRefusal() {
        refusals.incrementAndGet();
    }

    /** An event loop was late, because of handshakes or anything else; no report was refused. */
    void recordLoopDelay() {
        loopDelays.incrementAndGet();
    }

    /** The write queue is full. */
    public void recordQueueFull(long nowNanos) {
        queueFullAtNanos = nowNanos;
    }

    /** The write queue has room again, since a batch has been taken from it. */
    public void recordQueueHasRoom(long nowNanos) {
        queueFullAtNanos = nowNanos - QUEUE_FULL_NANOS;
    }

    /** Whether the write queue was full within the last tenth of a second, and no batch has made room in it since. */
    public boolean isQueueFull(long nowNanos) {
        return nowNanos - queueFullAtNanos < QUEUE_FULL_NANOS;
    }

    /** When a refused host has to try again; another time for each, so that they do not come at once. */
    public Duration retryAfter() {
        double factor = intervalFactor;
        Duration spread = Duration.ofSeconds(
                (long) Math.min(MAX_RETRY_SECONDS, interval.toSeconds() * Math.min(factor, MAX_RETRY_FACTOR)));
        return MIN_RETRY.plus(returns.next(System.nanoTime(), factor, spread));
    }

    /**
     * How long the answer to a refused report is delayed: a client that ignores Retry-After and tries again at once then
     * costs less. Another time for each, so that they do not come at once.
     *
     * @param isStalled whether the database was the reason: then it may be over soon
     */
    public Duration refusalDelay(boolean isStalled) {
        double spread = ThreadLocalRandom.current().nextDouble(MIN_SPREAD, isStalled ? 1 : 1 + MIN_SPREAD);
        double factor = isStalled ? 1 : Math.min(intervalFactor, MAX_REFUSAL_DELAY_FACTOR);
        return Duration.ofMillis((long) (REFUSAL_DELAY_MILLIS * spread * factor));
    }

    /** A report could not be held back: for a minute, hosts are not told to wait that do not wait already. */
    public void recordUnheld() {
        secondsWithoutWait.set(SECONDS_WITHOUT_WAIT);
        nextReport = nextReport(intervalFactor);
    }

    /** When a host whose report was accepted has to report again. */
    public NextReport nextReport() {
        return nextReport;
    }

    /**
     * When a host whose answer was held back has to report again: soon, unless hosts are to report more rarely than that.
     *
     * @param held how long
     */
    public NextReport nextReportAfter(Duration held) {
        long seconds = intervalFactor > 1 ? nextReport.seconds() - held.toSeconds() : 1;
        return NextReport.in((int) Math.max(1, seconds), (int) maxWait.toSeconds());
    }

    /** When a host whose answer was held back by a master that ends has to report to another one: not all at once. */
    public NextReport nextReportElsewhere() {
        return NextReport.in(
                ThreadLocalRandom.current().nextInt(1, MAX_SECONDS_ELSEWHERE + 1), (int) maxWait.toSeconds());
    }

    /** How long the answer to a report may be held back; zero for not at all. */
    public Duration maxWait() {
        return maxWait;
    }

    /** The longest time between two reports of a host that follows the interval that it got last. */
    public Duration maxSilence() {
        return announced.maxSilence();
    }

    /** To be called once a second. */
    public void tick() {
        double before = intervalFactor;
        boolean wasDelayed = loopDelays.getAndSet(0) > 0;
        double change = refusals.getAndSet(0) > 0 ? GROWTH : wasDelayed ? GROWTH_WHEN_DELAYED : DECAY;
        intervalFactor = Math.max(1, Math.min(MAX_FACTOR, before * change));
        secondsWithoutWait.updateAndGet(left -> Math.max(0, left - 1));
        nextReport = nextReport(intervalFactor);
        announced.announce(nextReport.seconds());
    }

    /** Hosts that report more rarely do not wait in addition: that would be one more report of each. */
    private NextReport nextReport(double factor) {
        boolean mayWait = factor == 1 && secondsWithoutWait.get() == 0;
        int waitSeconds = mayWait ? (int) maxWait.toSeconds() : 0;
        return NextReport.in((int) Math.ceil(interval.toSeconds() * factor), waitSeconds);
    }
}
