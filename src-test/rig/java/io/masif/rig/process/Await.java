package io.masif.rig.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a condition by asking for it: often at first, and after some seconds four times a second, since to ask may cost a
 * process or a list of the API.
 */
public final class Await {
    private static final Duration MIN_DELAY = Duration.ofMillis(20);
    private static final Duration MAX_DELAY = Duration.ofMillis(250);
    /** Of the time that has passed. */
    private static final int DELAY_PART = 10;

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
        long begin = System.nanoTime();
        Optional<T> value = source.get();
        while (value.isEmpty()) {
            long waited = System.nanoTime() - begin;
            if (waited > timeout.toNanos()) {
                throw new AssertionError("within " + timeout.toMillis() + " ms there was not: " + what.get());
            }
            CompletableFuture.runAsync(() -> {}, delay(waited)).join();
            value = source.get();
        }
        return value.get();
    }

    private static Executor delay(long waitedNanos) {
        long nanos = Math.max(MIN_DELAY.toNanos(), Math.min(MAX_DELAY.toNanos(), waitedNanos / DELAY_PART));
        return CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS);
    }
}
