package io.masif.bench.cluster;

import java.time.Duration;

/**
 * Something that happens to parts of the cluster.
 *
 * @param isServable whether what is left can serve all hosts meanwhile
 * @param lasts from its beginning to its end
 * @param end returns when the parts say that they are ready again
 */
record Fault(String name, boolean isServable, Duration lasts, Runnable begin, Runnable end) {
    /** Both at once, for the longer of both times. */
    Fault and(Fault other, boolean bothServable) {
        return new Fault(
                name + " and " + other.name,
                bothServable,
                lasts.compareTo(other.lasts) > 0 ? lasts : other.lasts,
                () -> {
                    begin.run();
                    other.begin.run();
                },
                () -> {
                    end.run();
                    other.end.run();
                });
    }
}
