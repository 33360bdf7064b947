package io.masif.drain;

import io.masif.boot.config.Settings;
import java.time.Duration;

/**
 * How long a process that is asked to end goes on.
 *
 * @param grace how long it serves as before while it is not ready, so that balancers notice
 * @param timeout how long after that requests may take until they are cut off
 */
public record ShutdownTimes(Duration grace, Duration timeout) {
    /** Ends at once. */
    public static final ShutdownTimes NONE = new ShutdownTimes(Duration.ZERO, Duration.ZERO);

    private static final int DEFAULT_GRACE_SECONDS = 5;
    private static final int DEFAULT_TIMEOUT_SECONDS = 10;
    private static final int MAX_SECONDS = 300;

    /** Reads {@code shutdown.grace} and {@code shutdown.timeout}, in seconds. */
    public static ShutdownTimes from(Settings settings) {
        return new ShutdownTimes(
                Duration.ofSeconds(settings.getInteger("shutdown.grace", DEFAULT_GRACE_SECONDS, 0, MAX_SECONDS)),
                Duration.ofSeconds(settings.getInteger("shutdown.timeout", DEFAULT_TIMEOUT_SECONDS, 0, MAX_SECONDS)));
    }

    /** Both together. */
    public Duration sum() {
        return grace.plus(timeout);
    }

    @Override
    public String toString() {
        return grace.toSeconds() + "s+" + timeout.toSeconds() + "s";
    }
}
