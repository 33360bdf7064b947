package io.masif.agent.retry;

import java.time.Duration;

/**
 * How long a refused run waits before the next attempt: the pause doubles with each refusal for the same cause.
 *
 * @param first after the first refusal
 * @param longest no pause is longer
 */
record RetryPause(Duration first, Duration longest) {
    static final RetryPause STANDARD = new RetryPause(Duration.ofMinutes(1), Duration.ofHours(6));

    /** @param refusals how often apt has refused for this cause so far; at least 1 */
    Duration after(int refusals) {
        Duration pause = first;
        for (int i = 1; i < refusals && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
