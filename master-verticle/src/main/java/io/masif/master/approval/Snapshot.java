package io.masif.master.approval;

import io.masif.decision.DecisionIndex;
import io.masif.domain.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The decisions in force, as they were at one moment. Immutable; published to every verticle that answers. */
public final class Snapshot {
    /** Where snapshots are published. */
    public static final String ADDRESS = "master.approval.snapshot";

    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long revision;
    private final DecisionIndex decisions;
    private final long readAtNanos;

    /**
     * What the database said.
     *
     * @param readAtNanos when it was asked, by {@link System#nanoTime()}
     */
    Snapshot(long revision, DecisionIndex decisions, long readAtNanos) {
        this.revision = revision;
        this.decisions = decisions;
        this.readAtNanos = readAtNanos;
    }

    /** The same decisions, of which the database said later that they are still the same. */
    Snapshot confirmedAt(long atNanos) {
        return new Snapshot(revision, decisions, atNanos);
    }

    /** The revision of the decisions. */
    public long revision() {
        return revision;
    }

    DecisionIndex decisions() {
        return decisions;
    }

    /** How many decisions there are in it. */
    public int decisionCount() {
        return decisions.size();
    }

    /**
     * How long ago the database was asked.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public Duration age(long nowNanos) {
        return Duration.ofNanos(nowNanos - readAtNanos);
    }

    /**
     * Whether it may still be answered from.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public boolean isFresh(long nowNanos) {
        return nowNanos - readAtNanos <= MAX_AGE_NANOS;
    }

    /**
     * Until when a host may execute an action, {@link Instant#MAX} if that has no end; null if it may not.
     *
     * @param host its number in the database
     * @param partOfUpdate whether the host reports the configuration of an update as an action of its own
     */
    public Instant approvedUntil(int host, Action action, boolean partOfUpdate, Instant now) {
        return decisions.approvedUntil(host, action, partOfUpdate, now);
    }
}
