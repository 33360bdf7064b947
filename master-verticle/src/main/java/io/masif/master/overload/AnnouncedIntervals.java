package io.masif.master.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The intervals until their next report that hosts have got, as long as a host may still follow one. They are few, since
 * each removes the shorter ones before it.
 */
final class AnnouncedIntervals {
    /** Hosts add jitter to the interval. */
    private static final double LATENESS = 1.5;

    private final Deque<Announcement> longestFirst = new ArrayDeque<>();
    private long currentSecond;
    private volatile Duration maxSilence = Duration.ZERO;

    private record Announcement(int intervalSeconds, long second) {
        double endSecond() {
            return second + LATENESS * intervalSeconds;
        }
    }

    /** To be called once a second, with the interval that hosts get in this second. */
    void announce(int intervalSeconds) {
        currentSecond++;
        while (!longestFirst.isEmpty() && longestFirst.peekLast().intervalSeconds() <= intervalSeconds) {
            longestFirst.removeLast();
        }
        longestFirst.addLast(new Announcement(intervalSeconds, currentSecond));
        while (longestFirst.peekFirst().endSecond() < currentSecond) {
            longestFirst.removeFirst();
        }
        maxSilence = Duration.ofSeconds(
                (long) Math.ceil(LATENESS * longestFirst.peekFirst().intervalSeconds()));
    }

    /** The longest silence of a host that follows its interval; safe from any thread. */
    Duration maxSilence() {
        return maxSilence;
    }
}
