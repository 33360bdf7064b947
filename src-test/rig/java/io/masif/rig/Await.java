package io.masif.rig;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition by asking for it several times a second. */
public final class Await {
    private static final Executor IN_A_MOMENT = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private Await() {}

    /** @throws AssertionError that names what was waited for, if the condition does not hold in time */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        value(what, atMost, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * The first value that there is.
     *
     * @throws AssertionError that names what was waited for, if there is none in time
     */
    public static <T> T value(String what, Duration atMost, Supplier<Optional<T>> source) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<T> value = source.get();
        while (value.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("within " + atMost.toMillis() + " ms there was not: " + what);
            }
            CompletableFuture.runAsync(() -> {}, IN_A_MOMENT).join();
            value = source.get();
        }
        return value.get();
    }
}
