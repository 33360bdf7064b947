package io.masif.bench;

import java.time.Duration;

/**
 * How fast reports come.
 *
 * @param clients how many are under way at once, at most
 * @param rate how many begin in a second; 0 means as many as get an answer
 * @param atMost when it is over
 * @param reports after how many it is over
 * @param patient whether a host that is told to come back later stays away until then
 */
record Pace(int clients, double rate, Duration atMost, int reports, boolean patient) {
    /** Whoever is told to come back may report at once again. */
    Pace(int clients, double rate, Duration atMost, int reports) {
        this(clients, rate, atMost, reports, false);
    }

    /** As fast as so many clients get their answers. */
    static Pace asFastAs(int clients, Duration atMost) {
        return new Pace(clients, 0, atMost, Integer.MAX_VALUE);
    }

    /** Every host once, as fast as so many clients get their answers. */
    static Pace once(int hosts, int clients, Duration atMost) {
        return new Pace(clients, 0, atMost, hosts);
    }

    /** So many in a second, whatever becomes of them. */
    static Pace steady(double rate, int clients, Duration atMost) {
        return new Pace(clients, rate, atMost, Integer.MAX_VALUE);
    }

    /** The same, but every host once at most. */
    Pace onceEach(int hosts) {
        return new Pace(clients, rate, atMost, hosts, patient);
    }

    /** The same, but whoever is told to come back later stays away until then. */
    Pace patiently() {
        return new Pace(clients, rate, atMost, reports, true);
    }

    /** The same time, but nobody reports. */
    Pace silently() {
        return new Pace(0, 0, atMost, reports, patient);
    }
}
