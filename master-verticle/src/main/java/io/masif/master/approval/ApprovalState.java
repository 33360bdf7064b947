package io.masif.master.approval;

import io.masif.master.database.DatabaseErrors;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Optional;

/**
 * The state of reading the approvals: the latest snapshot, and the reason if there is no newer one. It is shared by all
 * verticles of a Vert.x, so that none of them waits for a message.
 */
public final class ApprovalState implements Shareable {
    /** How often the verticle that reads the approvals calls {@link #beat}. */
    static final Duration BEAT_INTERVAL = Duration.ofMillis(100);

    private static final String MAP = "masif.approvals";
    /** The database does not answer if there were so many beats since it was queried. */
    private static final int SILENT_BEATS = 10;

    private static final int BEATS_PER_SECOND = (int) (Duration.ofSeconds(1).toNanos() / BEAT_INTERVAL.toNanos());

    private volatile ApprovalSnapshot latest;
    private volatile Throwable failure;
    private volatile boolean isQueryRunning;
    private volatile int unansweredBeats;

    private ApprovalState() {}

    /** The state of this Vert.x. */
    public static ApprovalState of(Vertx vertx) {
        return vertx.sharedData()
                .<String, ApprovalState>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new ApprovalState());
    }

    /** The latest snapshot; null if none has been read yet. */
    public ApprovalSnapshot latest() {
        return latest;
    }

    /**
     * Whether answers may be made from the latest snapshot.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public boolean isFresh(long nowNanos) {
        ApprovalSnapshot snapshot = latest;
        return snapshot != null && snapshot.isFresh(nowNanos);
    }

    /** Whether a newer snapshot may come soon, since the last attempt to read one did not fail. */
    public boolean isNewerExpected() {
        return failure == null;
    }

    /**
     * A sentence why no answers may be made from the latest snapshot; empty if they may.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public Optional<String> staleness(long nowNanos) {
        ApprovalSnapshot snapshot = latest;
        if (snapshot != null && snapshot.isFresh(nowNanos)) {
            return Optional.empty();
        }
        String since = snapshot == null
                ? "the approvals have not been read yet: "
                : "the approvals were last read " + snapshot.age(nowNanos).toSeconds() + " s ago: ";
        return Optional.of(since + staleReason(snapshot));
    }

    private String staleReason(ApprovalSnapshot snapshot) {
        Throwable failed = failure;
        int unanswered = unansweredBeats;
        if (failed != null) {
            return DatabaseErrors.describe(failed);
        }
        return unanswered >= SILENT_BEATS
                ? "the database has not answered for " + unanswered / BEATS_PER_SECOND + " s"
                : snapshot == null ? "this master is starting" : "this master has too much to do";
    }

    /** Records that the database was queried. */
    void beginQuery() {
        unansweredBeats = 0;
        isQueryRunning = true;
    }

    /** Records that the database has answered all queries; what is left to do is done in this process. */
    void endQuery() {
        isQueryRunning = false;
        unansweredBeats = 0;
    }

    void setSnapshot(ApprovalSnapshot snapshot) {
        latest = snapshot;
        failure = null;
        endQuery();
    }

    void setFailure(Throwable reason) {
        failure = reason;
        endQuery();
    }

    /** Called by one event loop: time in which that loop is busy does not count as a delay of the database. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only one event loop writes it
    void beat() {
        if (isQueryRunning) {
            unansweredBeats++;
        }
    }
}
