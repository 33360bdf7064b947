package io.masif.ui.fleet.approval;

import io.masif.decision.Decision;
import io.masif.decision.Revocation;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import org.roaringbitmap.RoaringBitmap;

/** The hosts on which revocations end what is approved or declined. */
final class RevokedHosts {
    private final FleetIndex fleet;
    private final RoaringBitmap waiting = new RoaringBitmap();
    private final RoaringBitmap running = new RoaringBitmap();

    RevokedHosts(FleetIndex fleet) {
        this.fleet = fleet;
    }

    /** Adds those of one action that the decision covers and the revocation is about. */
    void add(Decision decision, Revocation revocation, int action) {
        RoaringBitmap hosts =
                revocation.hosts().select(decision.concernedHosts(fleet.hostsPlanning(action), fleet.action(action)));
        Outcomes outcomes = fleet.outcomes().get(action);
        if (outcomes != null) {
            running.or(RoaringBitmap.and(hosts, outcomes.running()));
            hosts.andNot(outcomes.running());
        }
        waiting.or(hosts);
    }

    /** How many hosts plan one of the actions, and do not execute it. */
    int countWaiting() {
        return waiting.getCardinality();
    }

    /** How many hosts execute one of the actions now. */
    int countRunning() {
        return running.getCardinality();
    }
}
