package io.masif.master.plan;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What hosts were told as the time until their next report, as long as one of them may still follow it. They are
 * few, since each drops the shorter ones before it.
 */
final class Told {
    /** Hosts come somewhat later than they are told, so as not to come all at once. */
    private static final double LATENESS = 1.5;

    private final Deque<Step> longestFirst = new ArrayDeque<>();
    private long now;
    private volatile Duration silence = Duration.ZERO;

    private record Step(int next, long second) {
        double over() {
            return second + LATENESS * next;
        }
    }

    /** One second more, in which hosts are told this. */
    void second(int next) {
        now++;
        while (!longestFirst.isEmpty() && longestFirst.peekLast().next() <= next) {
            longestFirst.removeLast();
        }
        longestFirst.addLast(new Step(next, now));
        while (longestFirst.peekFirst().over() < now) {
            longestFirst.removeFirst();
        }
        silence = Duration.ofSeconds(
                (long) Math.ceil(LATENESS * longestFirst.peekFirst().next()));
    }

    /** How long a host may be silent that does as it was told; for any thread. */
    Duration silence() {
        return silence;
    }
}
