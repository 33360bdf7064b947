package io.masif.agent.retry;

import java.time.Duration;

/**
 * How long to wait after a refused run, or another failure: the delay doubles with each one of the same cause.
 *
 * @param first the delay after the first failure
 * @param longest the maximum
 */
public record RetryDelay(Duration first, Duration longest) {
    static final RetryDelay STANDARD = new RetryDelay(Duration.ofMinutes(1), Duration.ofHours(6));

    /** @param failures the number of failures of this cause so far; at least 1 */
    public Duration after(int failures) {
        Duration delay = first;
        for (int i = 1; i < failures && delay.compareTo(longest) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
