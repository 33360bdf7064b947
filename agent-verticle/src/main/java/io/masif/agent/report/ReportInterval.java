package io.masif.agent.report;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next report: the interval or longer, randomized so that not all hosts report at once. After the
 * first two failures it is a short time, since another master may be there, or a balancer take over; from the third one on the
 * interval, doubled with each.
 * The wishes of a master are limited, so that a faulty one does not silence its hosts for good.
 */
final class ReportInterval {
    /** The longest delay after failures: a master that is available again is noticed within this time. */
    static final Duration MAX_FAILURE_DELAY = Duration.ofMinutes(10);

    /** How soon a host that has lost its master comes to another one: what a balancer needs to find a frozen one takes 4.5 s. */
    private static final Duration MAX_LOST_MASTER_DELAY = Duration.ofSeconds(4);

    /** How soon it comes once more if it has found none: within ten seconds after the loss. */
    private static final Duration MAX_SECOND_DELAY = Duration.ofSeconds(6);

    private static final int SHORT_DELAYS = 2;

    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);
    private static final Duration MAX_INTERVAL = Duration.ofDays(1);
    private static final int MAX_DOUBLINGS = 20;

    private final Duration interval;
    private final RandomGenerator random;
    /** How many are left; none before a master was reached. */
    private int shortDelays;

    private int failures;

    ReportInterval(Duration interval, RandomGenerator random) {
        this.interval = interval;
        this.random = random;
    }

    /** @param requested the delay that the master asks for */
    Duration delayAfterAnswer(Duration requested) {
        shortDelays = SHORT_DELAYS;
        failures = 0;
        Duration bounded = shorterOf(requested, MAX_INTERVAL);
        Duration longer = bounded.compareTo(interval) > 0 ? bounded : interval;
        return randomize(longer, 0.9, 1.1);
    }

    /** The least time between two reports of something new. */
    Duration shortest() {
        return interval;
    }

    /** @param requested when to ask again, after a report that waited and got nothing new */
    Duration delayAfterWait(Duration requested) {
        return randomize(shorterOf(requested, MAX_INTERVAL), 0.9, 1.1);
    }

    /**
     * How long to wait after a report that waited has failed: hosts that lose their master come to another one soon, and not all
     * at once.
     *
     * @param isTimeout whether nothing came in time, which is another moment for each host
     */
    Duration delayAfterLostWait(boolean isTimeout) {
        return isTimeout ? Duration.ZERO : delayAfterLostMaster();
    }

    /** @param requested the shortest delay that the master allows between two reports of progress */
    Duration delayBetweenProgress(Duration requested) {
        return randomize(shorterOf(requested, MAX_INTERVAL), 1.0, 1.2);
    }

    /** @param retryAfter the delay that the master asks for; zero if it does not */
    Duration delayAfterFailure(Duration retryAfter) {
        if (!retryAfter.isZero()) {
            shortDelays = 0;
            return randomize(shorterOf(retryAfter, MAX_RETRY_AFTER), 1.0, 1.5);
        }
        if (shortDelays > 0) {
            shortDelays--;
            return shortDelays == SHORT_DELAYS - 1
                    ? delayAfterLostMaster()
                    : randomize(shorterOf(interval, MAX_SECOND_DELAY), 0.5, 1.0);
        }
        Duration doubled = interval.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        return randomize(shorterOf(doubled, MAX_FAILURE_DELAY), 0.5, 1.0);
    }

    private Duration delayAfterLostMaster() {
        return randomize(shorterOf(interval, MAX_LOST_MASTER_DELAY), 0.0, 1.0);
    }

    private static Duration shorterOf(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration randomize(Duration duration, double minFactor, double maxFactor) {
        return Duration.ofMillis(
                Math.max(1, Math.round(duration.toMillis() * random.nextDouble(minFactor, maxFactor))));
    }
}
