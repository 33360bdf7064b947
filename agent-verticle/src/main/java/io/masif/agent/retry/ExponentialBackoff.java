package io.masif.agent.retry;

import java.time.Duration;

/**
 * How long a refused run waits before the next attempt: the pause doubles with each refusal for the same cause.
 *
 * @param first after the first refusal
 * @param longest no pause is longer
 */
record ExponentialBackoff(Duration first, Duration longest) {
    static final ExponentialBackoff STANDARD = new ExponentialBackoff(Duration.ofMinutes(1), Duration.ofHours(6));

    /** @param refusals how often apt has refused for this cause so far; at least 1 */
    Duration delayAfter(int refusals) {
        Duration delay = first;
        for (int i = 1; i < refusals && delay.compareTo(longest) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
