package io.masif.master.approval;

import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Optional;

/**
 * How the reading of the approvals stands: the latest snapshot, and the reason if there is no newer one. One for all
 * verticles of a Vert.x, so that none of them has to wait for a message to know it.
 */
public final class ApprovalState implements Shareable {
    /** How often the verticle that reads them shows that it has its turn. */
    static final Duration BEAT = Duration.ofMillis(100);

    private static final String MAP = "masif.approvals";
    /** The database is silent if so many beats have come without its answer. */
    private static final int SILENT_BEATS = 10;

    private static final int BEATS_PER_SECOND = (int) (Duration.ofSeconds(1).toNanos() / BEAT.toNanos());

    private volatile Snapshot latest;
    private volatile Throwable failure;
    private volatile boolean asked;
    private volatile int unansweredBeats;

    private ApprovalState() {}

    /** That of this Vert.x. */
    public static ApprovalState of(Vertx vertx) {
        return vertx.sharedData()
                .<String, ApprovalState>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new ApprovalState());
    }

    /** The latest snapshot; null if none has been read yet. */
    public Snapshot latest() {
        return latest;
    }

    /**
     * Whether the latest snapshot may be answered from.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public boolean isFresh(long nowNanos) {
        Snapshot read = latest;
        return read != null && read.fresh(nowNanos);
    }

    /** Whether a newer snapshot may come soon, since the last attempt to read one did not fail. */
    public boolean isExpected() {
        return failure == null;
    }

    /**
     * Why the latest snapshot may not be answered from, as a sentence; empty if it may.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public Optional<String> staleness(long nowNanos) {
        Snapshot read = latest;
        if (read != null && read.fresh(nowNanos)) {
            return Optional.empty();
        }
        String since = read == null
                ? "the approvals have not been read yet: "
                : "the approvals were last read " + read.age(nowNanos).toSeconds() + " s ago: ";
        return Optional.of(since + reason(read));
    }

    private String reason(Snapshot read) {
        Throwable failed = failure;
        int unanswered = unansweredBeats;
        if (failed != null) {
            return DatabaseTrouble.sentence(failed);
        }
        return unanswered >= SILENT_BEATS
                ? "the database has not answered for " + unanswered / BEATS_PER_SECOND + " s"
                : read == null ? "this master is starting" : "this master has too much to do";
    }

    /** The database has been asked. */
    void asked() {
        unansweredBeats = 0;
        asked = true;
    }

    /** It has told everything; what is still to be done is not its part. */
    void answered() {
        asked = false;
        unansweredBeats = 0;
    }

    void read(Snapshot snapshot) {
        latest = snapshot;
        failure = null;
        answered();
    }

    void failed(Throwable reason) {
        failure = reason;
        answered();
    }

    /** Called by one event loop; time in which it has no turn does not count as the database's. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only one event loop writes it
    void beat() {
        if (asked) {
            unansweredBeats++;
        }
    }
}
