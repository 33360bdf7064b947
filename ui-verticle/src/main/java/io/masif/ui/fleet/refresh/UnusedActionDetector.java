package io.masif.ui.fleet.refresh;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import java.util.concurrent.TimeUnit;

/**
 * Finds out when most actions of the index are in no plan any more and were executed by no host. They are not removed one by one:
 * the index is read again without them. There have to be many of them, so that this is rare.
 */
final class UnusedActionDetector {
    /** A small fleet may have more unused actions than others. */
    private static final int TOLERATED = 1000;

    /** All actions are looked at. */
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(20);

    private long lastCheckNanos = System.nanoTime();
    private boolean isReloadDue;
    /** To read everything again would bring them back. */
    private int unusedWhenLoaded;

    /** Everything was read. */
    void onLoaded(FleetIndex fleet) {
        unusedWhenLoaded = count(fleet) - countUsed(fleet);
        isReloadDue = false;
    }

    /** Whether the index has so many unused actions that it has to be read again. */
    boolean isReloadDue(FleetIndex fleet) {
        if (System.nanoTime() - lastCheckNanos >= INTERVAL_NANOS) {
            lastCheckNanos = System.nanoTime();
            int used = countUsed(fleet);
            isReloadDue = count(fleet) - used - unusedWhenLoaded > used + TOLERATED;
        }
        return isReloadDue;
    }

    private static int count(FleetIndex fleet) {
        return fleet.actions().ids().size();
    }

    private static int countUsed(FleetIndex fleet) {
        return (int) fleet.actions().ids().stream()
                .filter(action -> isUsed(fleet, action))
                .count();
    }

    private static boolean isUsed(FleetIndex fleet, int action) {
        Outcomes outcomes = fleet.outcomes().get(action);
        return !fleet.hostsPlanning(action).isEmpty() || (outcomes != null && !outcomes.isEmpty());
    }
}
