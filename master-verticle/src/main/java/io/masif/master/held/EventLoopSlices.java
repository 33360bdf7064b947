package io.masif.master.held;

import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does many small things on an event loop in slices, between which all else gets its turn. */
final class EventLoopSlices {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Vertx vertx;

    EventLoopSlices(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Begins at once.
     *
     * @param items nobody else changes what they come from
     * @param whenDone run after the last one
     */
    <T> void forEach(Iterator<T> items, Consumer<T> action, Runnable whenDone) {
        long end = System.nanoTime() + SLICE_NANOS;
        while (items.hasNext()) {
            action.accept(items.next());
            if (System.nanoTime() - end > 0 && items.hasNext()) {
                vertx.runOnContext(next -> forEach(items, action, whenDone));
                return;
            }
        }
        whenDone.run();
    }
}
