package io.masif.bench.simulator;

import java.time.Duration;

/**
 * How fast reports come.
 *
 * @param clients how many reports are sent at once, at most
 * @param rate how many begin in a second; 0 means as many as get an answer
 * @param duration when it is over
 * @param maxReports after how many it is over
 * @param isRetryAfterHonored whether a host waits as long as {@code Retry-After} says
 */
public record Pace(int clients, double rate, Duration duration, int maxReports, boolean isRetryAfterHonored) {
    /** Hosts ignore {@code Retry-After}. */
    public Pace(int clients, double rate, Duration duration, int maxReports) {
        this(clients, rate, duration, maxReports, false);
    }

    /** As fast as so many clients get their answers. */
    public static Pace unlimited(int clients, Duration duration) {
        return new Pace(clients, 0, duration, Integer.MAX_VALUE);
    }

    /** Every host once, as fast as so many clients get their answers. */
    public static Pace oncePerHostUnlimited(int hosts, int clients, Duration duration) {
        return new Pace(clients, 0, duration, hosts);
    }

    /** So many in a second, however they are answered. */
    public static Pace steady(double rate, int clients, Duration duration) {
        return new Pace(clients, rate, duration, Integer.MAX_VALUE);
    }

    /** The same, but every host once at most. */
    public Pace oncePerHost(int hosts) {
        return new Pace(clients, rate, duration, hosts, isRetryAfterHonored);
    }

    /** The same, but hosts wait as long as {@code Retry-After} says. */
    public Pace honoringRetryAfter() {
        return new Pace(clients, rate, duration, maxReports, true);
    }

    /** The same time, but no host reports. */
    Pace withoutReports() {
        return new Pace(0, 0, duration, maxReports, isRetryAfterHonored);
    }
}
