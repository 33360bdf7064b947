package io.masif.master.overload;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What hosts were told as the time until their next report, as long as one of them may still follow it. They are
 * few, since each drops the shorter ones before it.
 */
final class AnnouncedIntervals {
    /** Hosts come somewhat later than they are told, so as not to come all at once. */
    private static final double LATENESS = 1.5;

    private final Deque<Announcement> longestFirst = new ArrayDeque<>();
    private long currentSecond;
    private volatile Duration maxSilence = Duration.ZERO;

    private record Announcement(int intervalSeconds, long second) {
        double endSecond() {
            return second + LATENESS * intervalSeconds;
        }
    }

    /** One second more, in which hosts are told this. */
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

    /** How long a host may be silent that does as it was told; for any thread. */
    Duration maxSilence() {
        return maxSilence;
    }
}
