package io.masif.master.approval;

import io.masif.domain.Action;
import io.masif.domain.Approval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The approvals in force, as they were at one moment. Immutable; published to every verticle that answers. */
public final class Snapshot {
    /** Where snapshots are published. */
    public static final String ADDRESS = "master.approval.snapshot";

    private static final long LONGEST_AGE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long revision;
    private final ApprovalIndex index;
    private final long readAtNanos;

    private Snapshot(long revision, ApprovalIndex index, long readAtNanos) {
        this.revision = revision;
        this.index = index;
        this.readAtNanos = readAtNanos;
    }

    /**
     * What the database said.
     *
     * @param readAtNanos when it was asked, by {@link System#nanoTime()}
     */
    public static Snapshot of(long revision, List<Approval> approvals, long readAtNanos) {
        return new Snapshot(revision, new ApprovalIndex(approvals), readAtNanos);
    }

    /** The same approvals, of which the database said later that they are still the same. */
    Snapshot confirmed(long atNanos) {
        return new Snapshot(revision, index, atNanos);
    }

    /** The revision of the approvals. */
    public long revision() {
        return revision;
    }

    /** How many approvals there are in it. */
    public int size() {
        return index.size();
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
    public boolean fresh(long nowNanos) {
        return nowNanos - readAtNanos <= LONGEST_AGE_NANOS;
    }

    /** Whether the host may execute the action. */
    public boolean approves(String host, Action action, Instant now) {
        return index.covers(host, action, now);
    }
}
