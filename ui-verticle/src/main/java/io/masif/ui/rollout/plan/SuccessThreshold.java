package io.masif.ui.rollout.plan;

/**
 * When enough hosts of a ring are done: both the share and the number have to be reached.
 *
 * @param percent the share of the hosts that count, from 0 to 100
 * @param count the number of hosts; where fewer count, it is not reached until others do
 */
public record SuccessThreshold(int percent, int count) {
    private static final int ALL = 100;

    public SuccessThreshold {
        if (percent < 0 || percent > ALL || count < 0) {
            throw new IllegalArgumentException("a share is from 0 to 100, and a number not negative");
        }
    }

    /**
     * Whether so many are enough.
     *
     * @param done the hosts that are done
     * @param counted all hosts that count
     */
    public boolean isMet(int done, int counted) {
        return done >= required(counted);
    }

    /** How many hosts have to be done. */
    public int required(int counted) {
        int share = (int) (((long) percent * counted + ALL - 1) / ALL);
        return Math.max(share, count);
    }
}
