package io.masif.ui.notification.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a notification that was not accepted is sent again: each time after twice as long, up to the longest, with a random part.
 *
 * @param first the time after the first attempt
 * @param longest the longest time between two attempts
 * @param attempts after how many it is given up
 */
record RetrySchedule(Duration first, Duration longest, int attempts) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int ATTEMPTS = 14;
    private static final int MAX_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    /** 14 attempts, at most an hour apart: within about 6 hours, if the second one comes after 10 seconds. */
    static RetrySchedule startingWith(Duration first) {
        return new RetrySchedule(first, LONGEST, ATTEMPTS);
    }

    /**
     * The time after an attempt.
     *
     * @param attempt from 1
     */
    Duration delayAfter(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt - 1, MAX_DOUBLINGS);
        double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(Math.min(doubled, longest.toMillis()) * factor));
    }
}
