package io.masif.ui.rollout.plan;

import java.time.Duration;

/**
 * After which times something becomes of a ring.
 *
 * @param soak for how long enough hosts have to be done before the ring succeeds; whole minutes
 * @param silentAfter after which a host of it that is not seen any more counts as failed; whole hours
 */
public record RingTimes(Duration soak, Duration silentAfter) {
    /** That of hosts elsewhere, too. */
    public static final Duration DEFAULT_SILENT_AFTER = Duration.ofDays(1);

    public RingTimes {
        if (soak.isNegative() || silentAfter.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "the soak time of a ring is not negative, and that of silence is positive");
        }
    }

    /** A ring with that soak time, and what is usual besides. */
    public static RingTimes ofSoak(Duration soak) {
        return new RingTimes(soak, DEFAULT_SILENT_AFTER);
    }

    /** Whether hosts are as long silent as elsewhere. */
    public boolean isSilenceUsual() {
        return silentAfter.equals(DEFAULT_SILENT_AFTER);
    }
}
