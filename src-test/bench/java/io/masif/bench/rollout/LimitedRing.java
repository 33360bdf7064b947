package io.masif.bench.rollout;

import io.masif.bench.testbed.TargetReport;

/**
 * The first ring of a rollout, of which only so many hosts may be approved and not done at once. The ring after it is opened by
 * hand, so that the rollout goes on until it is cancelled.
 */
final class LimitedRing {
    /** Of all hosts. */
    static final int PERCENT = 10;

    /** Of the hosts of the ring. */
    static final int PERCENT_AT_ONCE = 10;

    private final RolloutFleet fleet;
    private final int update;

    LimitedRing(RolloutFleet fleet, int update) {
        this.fleet = fleet;
        this.update = update;
    }

    private static int countHosts(RolloutRecord rollout) {
        return rollout.rings().get(0).hosts().size();
    }

    /** Whether it has ended, and the last of its hosts, too: the limit holds until then. */
    boolean isOver(RolloutRecord rollout) {
        return rollout.rings().get(0).ended() != null && fleet.ended(update) >= countHosts(rollout);
    }

    /** Compares how many hosts have executed the update at once with the limit. */
    void check(RolloutRecord rollout, TargetReport report) {
        int limit = Math.max(1, countHosts(rollout) * PERCENT_AT_ONCE / 100);
        int most = fleet.mostExecuting(update);
        System.out.printf(
                "of %d hosts of the first ring %d have ended, at most %d at once; the limit is %d%n",
                countHosts(rollout), fleet.ended(update), most, limit);
        report.checkAtLeast(
                "rollout with a limit: has ended its first ring, and all hosts of that", 1, isOver(rollout) ? 1 : 0);
        report.checkAtMost("rollout with a limit: hosts at once", limit, most);
        report.checkAtLeast("rollout with a limit: hosts at once, if it was used", limit / 2.0, most);
    }
}
