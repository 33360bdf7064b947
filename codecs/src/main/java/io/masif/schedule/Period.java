package io.masif.schedule;

import java.time.Instant;

/**
 * A time in which a window is open.
 *
 * @param from the first moment
 * @param until the first moment after it
 */
public record Period(Instant from, Instant until) {
    /** @throws IllegalArgumentException if it has no length */
    public Period {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }

    /** Whether the moment is in it. */
    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
