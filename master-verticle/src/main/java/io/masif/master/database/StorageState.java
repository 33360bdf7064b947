package io.masif.master.database;

import io.masif.boot.logging.FailureLog;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether reports can be stored; shared by all verticles of a Vert.x. A single failure may be over the next time: only when
 * nothing could be stored for a while, this master is not ready.
 */
public final class StorageState implements Shareable {
    private static final String MAP = "masif.storage";
    /** Failures for so long make this master not ready. */
    private static final long UNREADY_AFTER_NANOS = Duration.ofSeconds(2).toNanos();
    /** Recovery is logged after so long without failures: where some reports can be stored and others cannot, once. */
    private static final long RECOVERED_AFTER_NANOS = Duration.ofSeconds(10).toNanos();

    /** A statement that lasts so long is delayed by the database, and not by the number of reports. */
    private static final int SLOW_WRITE_SECONDS = 2;
    /** As {@link #SLOW_WRITE_SECONDS}, if it is twice as long as expected for this number of reports. */
    private static final long STALL_NANOS = Duration.ofMillis(500).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(StorageState.class);

    private final FailureLog log = new FailureLog(
            LOG,
            "reports with something new cannot be stored: their agents are asked to retry",
            "reports are stored again");
    private volatile boolean isWriting;
    private volatile long writingSince;
    private volatile long expectedNanos;
    /** Whether reports wait that came while the database stalled. */
    private volatile boolean hasBacklog;

    private volatile long stallEnded;
    private Outage outage;
    private long lastFailure;
    private long lastAttempt;

    /**
     * A time in which nothing could be stored.
     *
     * @param sinceNanos by {@link System#nanoTime()}
     * @param sentence why
     */
    private record Outage(long sinceNanos, String sentence) {}

    private StorageState() {}

    /** The state of this Vert.x. */
    public static StorageState of(Vertx vertx) {
        return vertx.sharedData()
                .<String, StorageState>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new StorageState());
    }

    /** Records that the database did not store reports. */
    public synchronized void failed(Throwable reason) {
        String sentence = DatabaseErrors.describe(reason);
        recordFailure(sentence);
        log.failed(sentence, sentence + " detail=" + DatabaseErrors.reason(reason));
    }

    /** Records that reports were committed, or that a probe showed that they can be. */
    public synchronized void succeeded() {
        outage = null;
        lastAttempt = System.nanoTime();
    }

    /** Records that another statement failed; no report was lost, so that none is logged. */
    public synchronized void suspect(Throwable reason) {
        recordFailure(DatabaseErrors.describe(reason));
    }

    /** Records that a probe failed; no report was lost, so that none is logged. */
    public synchronized void probeFailed(Throwable reason) {
        recordFailure(DatabaseErrors.describe(reason));
    }

    /** Whether nothing was tried for so long that a recovery would not be noticed. */
    public synchronized boolean needsProbe(Duration idle) {
        return outage != null && System.nanoTime() - lastAttempt > idle.toNanos();
    }

    /** Logs the recovery after an outage. To be called once a second. */
    public synchronized void logRecovery() {
        if (outage == null && System.nanoTime() - lastFailure > RECOVERED_AFTER_NANOS) {
            log.succeeded();
        }
    }

    /** Why nothing can be stored now; empty as long as reports may be stored. */
    public synchronized Optional<String> problem() {
        return outage == null || System.nanoTime() - outage.sinceNanos() < UNREADY_AFTER_NANOS
                ? Optional.empty()
                : Optional.of("reports cannot be stored: " + outage.sentence());
    }

    /**
     * Records that a batch is being written; one at a time.
     *
     * @param eldestNanos when the first of its reports came, by {@link System#nanoTime()}
     * @param expected how long it takes, as far as that is known from others
     */
    public void begin(long eldestNanos, Duration expected) {
        hasBacklog = hasBacklog && eldestNanos - stallEnded < 0;
        expectedNanos = expected.toNanos();
        writingSince = System.nanoTime();
        isWriting = true;
    }

    /** Records that the batch was written, or has failed. */
    public void end() {
        if (isLate()) {
            stallEnded = System.nanoTime();
            hasBacklog = true;
        }
        isWriting = false;
    }

    /** Records that no report waits. */
    public void rest() {
        hasBacklog = false;
    }

    /**
     * Whether reports wait because of the database, and not because of their number: nothing could be stored last, a batch lasts
     * for much longer than expected, or reports are left that came meanwhile.
     */
    public boolean isStalled() {
        return hasBacklog || isLate() || hasFailed();
    }

    private boolean isLate() {
        return isWriting && System.nanoTime() - writingSince > STALL_NANOS + 2 * expectedNanos;
    }

    private synchronized boolean hasFailed() {
        return outage != null;
    }

    /** Why a report has to wait; empty if the database is not the reason. */
    public Optional<String> delay() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - writingSince);
        return problem()
                .or(() -> isWriting && seconds >= SLOW_WRITE_SECONDS
                        ? Optional.of("the database has not finished what it was to write " + seconds + " s ago")
                        : Optional.empty());
    }

    private void recordFailure(String sentence) {
        long now = System.nanoTime();
        outage = new Outage(outage == null ? now : outage.sinceNanos(), sentence);
        lastFailure = now;
        lastAttempt = now;
    }
}
