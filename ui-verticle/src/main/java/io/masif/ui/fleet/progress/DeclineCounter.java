package io.masif.ui.fleet.progress;

import io.masif.decision.Decision;
import io.masif.ui.fleet.index.Coverage;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.host.HostCondition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Counts what declines concern now. */
public final class DeclineCounter {
    private final FleetIndex fleet;
    private final Instant now;

    public DeclineCounter(FleetIndex fleet, Instant now) {
        this.fleet = fleet;
        this.now = now;
    }

    /** The decline with its counts; one that has ended concerns nothing. */
    public DeclineProgress count(AuthoredDecision decline) {
        RoaringBitmap hosts = new RoaringBitmap();
        Set<ActionKey> actions = new HashSet<>();
        if (decline.isInForce(now)) {
            Coverage.CoveredActions covered = fleet.declines().coverage().get(decline.decision());
            for (int action : covered.direct()) {
                add(decline.decision(), action, fleet.hostsPlanning(action), hosts, actions);
            }
            for (int action : covered.partOfUpdate()) {
                RoaringBitmap versionOne = RoaringBitmap.and(
                        fleet.hostsPlanning(action), fleet.conditions().findReported(HostCondition.VERSION_ONE));
                add(decline.decision(), action, versionOne, hosts, actions);
            }
        }
        return DeclineProgress.of(decline, findHostNames(decline, fleet), hosts.getCardinality(), actions.size());
    }

    /** The names of the first hosts that the decline names. */
    public static List<String> findHostNames(AuthoredDecision decline, FleetIndex fleet) {
        return HostNames.findFirst(fleet, decline.decision().hosts(), DeclineProgress.MAX_NAMED);
    }

    private void add(
            Decision decline, int action, RoaringBitmap planning, RoaringBitmap hosts, Set<ActionKey> actions) {
        RoaringBitmap concerned = decline.concernedHosts(planning, fleet.action(action));
        if (!concerned.isEmpty()) {
            hosts.or(concerned);
            actions.add(ActionKey.of(fleet.action(action)));
        }
    }
}
