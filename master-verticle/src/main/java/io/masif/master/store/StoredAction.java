package io.masif.master.store;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import java.util.concurrent.TimeUnit;

/**
 * The row of an action.
 *
 * @param readAtNanos when it was read, by {@link System#nanoTime()}
 */
public record StoredAction(long id, Digest digest, Action action, long readAtNanos) {
    /** An action stays in the database for a day after it was read. */
    private static final long MAX_AGE_NANOS = TimeUnit.HOURS.toNanos(12);

    /** An action that has just been read. */
    public StoredAction(long id, Digest digest, Action action) {
        this(id, digest, action, System.nanoTime());
    }

    /** Whether the database certainly still has it, so that it may be put into a plan. */
    public boolean isFresh() {
        return System.nanoTime() - readAtNanos < MAX_AGE_NANOS;
    }
}
