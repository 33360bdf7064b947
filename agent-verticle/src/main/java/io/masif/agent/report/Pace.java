package io.masif.agent.report;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to report again: at the interval or later, never all hosts at once, and ever more rarely while it fails. */
final class Pace {
    private static final Duration SLOWEST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 20;

    private final Duration interval;
    private final RandomGenerator random;
    private int failures;

    Pace(Duration interval, RandomGenerator random) {
        this.interval = interval;
        this.random = random;
    }

    /** @param next what the master asked for */
    Duration afterAnswer(Duration next) {
        failures = 0;
        Duration longer = next.compareTo(interval) > 0 ? next : interval;
        return scaled(longer, 0.9, 1.1);
    }

    /** @param retryAfter what the master asked for; zero if it did not */
    Duration afterFailure(Duration retryAfter) {
        if (!retryAfter.isZero()) {
            return scaled(retryAfter, 1.0, 1.5);
        }
        Duration doubled = interval.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return scaled(doubled.compareTo(SLOWEST) > 0 ? SLOWEST : doubled, 0.5, 1.0);
    }

    private Duration scaled(Duration duration, double least, double most) {
        return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() * random.nextDouble(least, most))));
    }
}
