package io.masif.bench.rollout;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Something that is done again and again, on a thread of its own, until it fails. */
final class RepeatedTask implements AutoCloseable {
    private final String name;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> repetition;

    /**
     * Begins after the first interval.
     *
     * @param name for messages
     * @param interval between two beginnings, or longer if one takes longer
     */
    RepeatedTask(String name, Duration interval, Runnable task) {
        this.name = name;
        this.repetition =
                thread.scheduleAtFixedRate(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws IllegalStateException if it has failed, with the cause */
    void requireRunning() {
        if (repetition.isDone()) {
            try {
                repetition.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(name + " has failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Waits until the last time has ended. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
