package io.masif.bench;

import java.time.Duration;

/**
 * How fast reports come.
 *
 * @param clients how many are under way at once, at most
 * @param rate how many begin in a second; 0 means as many as get an answer
 * @param duration when it is over
 * @param maxReports after how many it is over
 * @param isRetryAfterHonored whether a host that is told to come back later stays away until then
 */
record Pace(int clients, double rate, Duration duration, int maxReports, boolean isRetryAfterHonored) {
    /** Whoever is told to come back may report at once again. */
    Pace(int clients, double rate, Duration duration, int maxReports) {
        this(clients, rate, duration, maxReports, false);
    }

    /** As fast as so many clients get their answers. */
    static Pace unlimited(int clients, Duration duration) {
        return new Pace(clients, 0, duration, Integer.MAX_VALUE);
    }

    /** Every host once, as fast as so many clients get their answers. */
    static Pace oncePerHostUnlimited(int hosts, int clients, Duration duration) {
        return new Pace(clients, 0, duration, hosts);
    }

    /** So many in a second, whatever becomes of them. */
    static Pace steady(double rate, int clients, Duration duration) {
        return new Pace(clients, rate, duration, Integer.MAX_VALUE);
    }

    /** The same, but every host once at most. */
    Pace oncePerHost(int hosts) {
        return new Pace(clients, rate, duration, hosts, isRetryAfterHonored);
    }

    /** The same, but whoever is told to come back later stays away until then. */
    Pace honoringRetryAfter() {
        return new Pace(clients, rate, duration, maxReports, true);
    }

    /** The same time, but nobody reports. */
    Pace withoutReports() {
        return new Pace(0, 0, duration, maxReports, isRetryAfterHonored);
    }
}
