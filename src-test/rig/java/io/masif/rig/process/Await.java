package io.masif.rig.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition by asking for it several times a second. */
public final class Await {
    private static final Executor POLL_DELAY = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private Await() {}

    /** @throws AssertionError that names what was waited for, if the condition does not hold in time */
    public static void until(String what, Duration timeout, BooleanSupplier condition) {
        value(what, timeout, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * The first value that there is.
     *
     * @throws AssertionError that names what was waited for, if there is none in time
     */
    public static <T> T value(String what, Duration timeout, Supplier<Optional<T>> source) {
        return value(() -> what, timeout, source);
    }

    /** As {@link #value(String, Duration, Supplier)}; what was waited for is asked for when the time is over. */
    public static <T> T value(Supplier<String> what, Duration timeout, Supplier<Optional<T>> source) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Optional<T> value = source.get();
        while (value.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("within " + timeout.toMillis() + " ms there was not: " + what.get());
            }
            CompletableFuture.runAsync(() -> {}, POLL_DELAY).join();
            value = source.get();
        }
        return value.get();
    }
}
