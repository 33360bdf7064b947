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
 * Whether reports can be stored. One for all verticles of a Vert.x. What fails once may work the next time: only when
 * nothing could be stored for a while, this master is not ready.
 */
public final class StorageState implements Shareable {
    private static final String MAP = "masif.storage";
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
    /** Where some reports can be stored and others cannot, that is one line and not two for each of them. */
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    /** Writing that does not end for so long is the database's fault, not that of the number of reports. */
    private static final int SILENT_SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(StorageState.class);

    private final FailureLog log = new FailureLog(
            LOG,
            "reports with something new cannot be stored: their agents are told to come back",
            "reports are stored again");
    private volatile boolean writing;
    private volatile long writingSince;
    private Failing failing;
    private long lastFailure;
    private long lastAttempt;

    /**
     * Nothing could be stored since.
     *
     * @param sinceNanos by {@link System#nanoTime()}
     * @param sentence why
     */
    private record Failing(long sinceNanos, String sentence) {}

    private StorageState() {}

    /** That of this Vert.x. */
    public static StorageState of(Vertx vertx) {
        return vertx.sharedData()
                .<String, StorageState>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new StorageState());
    }

    /** Reports could not be stored, for a reason of the database's. */
    public synchronized void failed(Throwable reason) {
        String sentence = DatabaseErrors.describe(reason);
        note(sentence);
        log.failed(sentence, sentence + " detail=" + DatabaseErrors.reason(reason));
    }

    /** Reports were committed, or at least something could be written that needs as much of the database. */
    public synchronized void succeeded() {
        failing = null;
        lastAttempt = System.nanoTime();
    }

    /** Something else that reports write failed: it is no report that was lost, and is not counted. */
    public synchronized void suspect(Throwable reason) {
        note(DatabaseErrors.describe(reason));
    }

    /** A probe failed: it is not counted either. */
    public synchronized void probeFailed(Throwable reason) {
        note(DatabaseErrors.describe(reason));
    }

    /** Whether nobody has tried lately, so that nobody would notice that it works again. */
    public synchronized boolean needsProbe(Duration unattended) {
        return failing != null && System.nanoTime() - lastAttempt > unattended.toNanos();
    }

    /** To be called once in a while: logs that it is over when it is. */
    public synchronized void settle() {
        if (failing == null && System.nanoTime() - lastFailure > QUIET_NANOS) {
            log.succeeded();
        }
    }

    /** Why nothing can be stored now; empty if something could be, or may be. */
    public synchronized Optional<String> problem() {
        return failing == null || System.nanoTime() - failing.sinceNanos() < PATIENCE_NANOS
                ? Optional.empty()
                : Optional.of("reports cannot be stored: " + failing.sentence());
    }

    /** Something is given to the database to be written; at most one at a time. */
    public void begin() {
        writingSince = System.nanoTime();
        writing = true;
    }

    /** That is over, however it went. */
    public void end() {
        writing = false;
    }

    /** Why a report waits in vain; empty if the database is not the reason. */
    public Optional<String> delay() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - writingSince);
        return problem()
                .or(() -> writing && seconds >= SILENT_SECONDS
                        ? Optional.of("the database has not finished what it was to write " + seconds + " s ago")
                        : Optional.empty());
    }

    private void note(String sentence) {
        long now = System.nanoTime();
        failing = new Failing(failing == null ? now : failing.sinceNanos(), sentence);
        lastFailure = now;
        lastAttempt = now;
    }
}
