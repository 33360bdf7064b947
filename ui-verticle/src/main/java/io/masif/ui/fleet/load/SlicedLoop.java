package io.masif.ui.fleet.load;

import io.masif.flow.AsyncLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Works through many items in slices of a few milliseconds, between which the event loop does other work. */
public final class SlicedLoop {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    /** A task that is only queued would run before the event loop looks at its connections. */
    private static final long PAUSE_MILLIS = 1;

    private SlicedLoop() {}

    /** Calls the action for each item. */
    public static <T> Future<Void> forEach(Vertx vertx, Iterable<T> items, Consumer<? super T> action) {
        Iterator<T> iterator = items.iterator();
        return AsyncLoop.repeatWhile(() -> runSlice(iterator, action)
                ? vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).map(true)
                : Future.succeededFuture(false));
    }

    /** Whether there are more items. */
    private static <T> boolean runSlice(Iterator<T> items, Consumer<? super T> action) {
        long started = System.nanoTime();
        while (items.hasNext()) {
            if (System.nanoTime() - started > SLICE_NANOS) {
                return true;
            }
            action.accept(items.next());
        }
        return false;
    }
}
