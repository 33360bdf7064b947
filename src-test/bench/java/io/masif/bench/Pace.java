package io.masif.bench;

import java.time.Duration;

/**
 * How fast reports come.
 *
 * @param clients how many are under way at once, at most
 * @param rate how many begin in a second; 0 means as many as get an answer
 * @param atMost when it is over
 * @param reports after how many it is over
 */
record Pace(int clients, double rate, Duration atMost, int reports) {
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
}
