package io.masif.master.vertx;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Begins handshakes in turn: an event loop works on new ones for some milliseconds at a time, and on everything else in
 * between. The one that came last goes first: its client waits for longest from now on. In the order in which they came, a
 * master that is too slow for all would be left with those whose clients are about to give up. Belongs to one event loop.
 */
final class PacedHandshakes {
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Long enough that the event loop reads what has arrived meanwhile. */
    private static final long PAUSE_MILLIS = 1;

    private final EventExecutor loop;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean isContinued;
    private long spentNanos;

    PacedHandshakes(EventExecutor loop) {
        this.loop = loop;
    }

    /** Begins a handshake now if there is time, and otherwise later. */
    void add(Runnable handshake) {
        if (!isContinued) {
            spentNanos = 0;
            scheduleNext();
        }
        waiting.push(handshake);
        runWaiting();
    }

    private void scheduleNext() {
        isContinued = true;
        loop.schedule(this::runNext, PAUSE_MILLIS, TimeUnit.MILLISECONDS).addListener(done -> {});
    }

    private void runNext() {
        spentNanos = 0;
        isContinued = false;
        if (!waiting.isEmpty()) {
            runWaiting();
            scheduleNext();
        }
    }

    private void runWaiting() {
        while (!waiting.isEmpty() && spentNanos < LIMIT_NANOS) {
            long beganAtNanos = System.nanoTime();
            waiting.pop().run();
            spentNanos += System.nanoTime() - beganAtNanos;
        }
    }
}
