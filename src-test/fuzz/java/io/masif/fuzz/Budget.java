package io.masif.fuzz;

import java.time.Duration;

/**
 * How much is tried of each target.
 *
 * @param inputs the most inputs
 * @param time the most time
 */
public record Budget(long inputs, Duration time) {
    /** So many inputs, however long that takes. */
    public static Budget inputs(long inputs) {
        return new Budget(inputs, Duration.ofDays(365));
    }

    /** As many inputs as there is time for. */
    public static Budget time(Duration time) {
        return new Budget(Long.MAX_VALUE, time);
    }
}
