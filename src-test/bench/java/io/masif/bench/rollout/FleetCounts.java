package io.masif.bench.rollout;

/**
 * What has happened to the hosts of a fleet.
 *
 * @param known hosts of which a report has been acknowledged
 * @param answered reports that were acknowledged; each answer was checked
 * @param refused reports that were refused, or had no answer
 * @param unexpected answers that approved what nobody has approved for any host
 */
record FleetCounts(int known, long answered, long refused, int unexpected) {
    static final FleetCounts NONE = new FleetCounts(0, 0, 0, 0);

    FleetCounts withAnswered(boolean isNew, boolean isUnexpected) {
        return new FleetCounts(known + (isNew ? 1 : 0), answered + 1, refused, unexpected + (isUnexpected ? 1 : 0));
    }

    FleetCounts withRefused() {
        return new FleetCounts(known, answered, refused + 1, unexpected);
    }
}
