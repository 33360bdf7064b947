package io.masif.master.store;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import java.util.concurrent.TimeUnit;

/**
 * The row of an action.
 *
 * @param source its source package, as in {@link io.masif.domain.PlannedAction}
 * @param readAtNanos when it was read, by {@link System#nanoTime()}
 */
public record StoredAction(long id, Digest digest, Action action, String source, long readAtNanos) {
    /** An action stays in the database for a day after it was read. */
    private static final long MAX_AGE_NANOS = TimeUnit.HOURS.toNanos(12);

    /** An action that has just been read. */
    public StoredAction(long id, Digest digest, Action action, String source) {
        this(id, digest, action, source, System.nanoTime());
    }

    /** The same, after its source has been filled in. */
    public StoredAction withSource(String filled) {
        return new StoredAction(id, digest, action, filled, readAtNanos);
    }

    /** Whether the database certainly still has it, so that it may be put into a plan. */
    public boolean isFresh() {
        return System.nanoTime() - readAtNanos < MAX_AGE_NANOS;
    }
}
