package io.masif.master.store;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import java.util.concurrent.TimeUnit;

/**
 * An action as the database has it.
 *
 * @param readAtNanos when it was seen there, by {@link System#nanoTime()}
 */
public record StoredAction(long id, Digest digest, Action action, long readAtNanos) {
    /** What is seen stays there for a day; this is well before that. */
    private static final long MAX_AGE_NANOS = TimeUnit.HOURS.toNanos(12);

    /** One that has just been seen. */
    public StoredAction(long id, Digest digest, Action action) {
        this(id, digest, action, System.nanoTime());
    }

    /** Whether it may be put into a plan without looking whether it is still there. */
    public boolean isFresh() {
        return System.nanoTime() - readAtNanos < MAX_AGE_NANOS;
    }
}
