package io.masif.ui.database;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that takes the database long, so that all who ask for it within a while share one answer. Callers are on one event
 * loop.
 */
public final class SharedRead<T> {
    private final Supplier<Future<T>> reader;
    private final long keptNanos;
    private final LongSupplier nanoTime;
    private Future<T> last;
    private long startedAt;

    /**
     * @param reader reads the value
     * @param kept for how long after a read began its answer is given, unless it failed
     */
    public SharedRead(Supplier<Future<T>> reader, Duration kept) {
        this(reader, kept, System::nanoTime);
    }

    SharedRead(Supplier<Future<T>> reader, Duration kept, LongSupplier nanoTime) {
        this.reader = reader;
        this.keptNanos = kept.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The value; fails as the read does. */
    public Future<T> get() {
        long now = nanoTime.getAsLong();
        if (last == null || last.failed() || now - startedAt >= keptNanos) {
            startedAt = now;
            last = reader.get();
        }
        return last;
    }

    /** The value was changed: it is read again for the next who asks. */
    public void forget() {
        last = null;
    }
}
