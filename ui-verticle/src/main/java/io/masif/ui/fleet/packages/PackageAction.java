package io.masif.ui.fleet.packages;

import io.masif.domain.Action;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import org.roaringbitmap.RoaringBitmap;

/**
 * An action with a package, and on which hosts it is how far. The sets must not be changed.
 *
 * @param planning the hosts that plan it
 * @param done the hosts that executed it and have not planned it again
 * @param failed the hosts whose last execution of it failed
 * @param running the hosts that execute it now
 */
record PackageAction(
        Action action, RoaringBitmap planning, RoaringBitmap done, RoaringBitmap failed, RoaringBitmap running) {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    static PackageAction of(FleetIndex fleet, int id) {
        Outcomes outcomes = fleet.outcomes().get(id);
        return new PackageAction(
                fleet.action(id),
                fleet.hostsPlanning(id),
                outcomes == null ? NONE : outcomes.done(),
                outcomes == null ? NONE : outcomes.failed(),
                outcomes == null ? NONE : outcomes.running());
    }

    /** The hosts of which it tells something; a new set. */
    RoaringBitmap hosts() {
        return RoaringBitmap.or(planning, done, failed, running);
    }
}
