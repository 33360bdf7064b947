package io.masif.ui.rollout.plan;

/**
 * When too many hosts of a ring have failed: both the share and the number have to be reached.
 *
 * @param percent the share of the hosts that count, from 0 to 100; 0 leaves it to the number
 * @param count the number of hosts, at least 1
 */
public record ErrorThreshold(int percent, int count) {
    private static final int ALL = 100;

    public ErrorThreshold {
        if (percent < 0 || percent > ALL || count < 1) {
            throw new IllegalArgumentException("a share is from 0 to 100, and a number at least 1");
        }
    }

    /**
     * Whether so many are too many.
     *
     * @param errors the hosts that failed, or are silent since they could begin
     * @param counted all hosts that count
     */
    public boolean isReached(int errors, int counted) {
        return errors >= required(counted);
    }

    /** How many of the hosts that count have to fail. */
    public int required(int counted) {
        return Math.max(count, (int) (((long) percent * counted + ALL - 1) / ALL));
    }
}
