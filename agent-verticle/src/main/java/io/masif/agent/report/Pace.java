package io.masif.agent.report;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to report again: at the interval or later, never all hosts at once, and ever more rarely while it fails. What a
 * master asks for is followed within bounds, so that one that errs does not silence its hosts for good.
 */
final class Pace {
    /** The longest pause after failures: so long it takes at most until a master that is back is noticed. */
    static final Duration SLOWEST = Duration.ofMinutes(10);

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final Duration LONGEST_NEXT = Duration.ofDays(1);
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
        Duration bounded = shorter(next, LONGEST_NEXT);
        Duration longer = bounded.compareTo(interval) > 0 ? bounded : interval;
        return scaled(longer, 0.9, 1.1);
    }

    /** @param between what the master allows between two reports of progress */
    Duration betweenProgress(Duration between) {
        return scaled(shorter(between, LONGEST_NEXT), 1.0, 1.2);
    }

    /** @param retryAfter what the master asked for; zero if it did not */
    Duration afterFailure(Duration retryAfter) {
        if (!retryAfter.isZero()) {
            return scaled(shorter(retryAfter, LONGEST_RETRY_AFTER), 1.0, 1.5);
        }
        Duration doubled = interval.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return scaled(shorter(doubled, SLOWEST), 0.5, 1.0);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration scaled(Duration duration, double least, double most) {
        return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() * random.nextDouble(least, most))));
    }
}
