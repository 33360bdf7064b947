package io.masif.agent.retry;

import java.time.Duration;

/**
 * How long to wait after a refused run: the delay doubles with each refusal of the same cause.
 *
 * @param first the delay after the first refusal
 * @param longest the maximum
 */
record RetryDelay(Duration first, Duration longest) {
    static final RetryDelay STANDARD = new RetryDelay(Duration.ofMinutes(1), Duration.ofHours(6));

    /** @param refusals the number of refusals of this cause so far; at least 1 */
    Duration after(int refusals) {
        Duration delay = first;
        for (int i = 1; i < refusals && delay.compareTo(longest) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
