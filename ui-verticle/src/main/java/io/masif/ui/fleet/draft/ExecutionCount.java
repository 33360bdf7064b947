package io.masif.ui.fleet.draft;

import io.masif.decision.HostSelection;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.ExecutionOutlook;
import io.masif.ui.view.host.HostCondition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** Counts how far actions are on hosts, whether they are approved there or not. */
final class ExecutionCount {
    private final IndexView index;
    private final HostSelection hosts;
    private final RoaringBitmap planned = new RoaringBitmap();
    private final RoaringBitmap approved = new RoaringBitmap();
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();

    private ExecutionCount(IndexView index, HostSelection hosts) {
        this.index = index;
        this.hosts = hosts;
    }

    static ExecutionOutlook of(IndexView index, Collection<ActionKey> keys, HostSelection hosts) {
        ExecutionCount count = new ExecutionCount(index, hosts);
        for (ActionKey key : keys) {
            index.fleet().actions().findByKey(key).forEach(count::add);
        }
        return new ExecutionOutlook(
                count.planned.getCardinality(),
                count.approved.getCardinality(),
                count.running.getCardinality(),
                count.done.getCardinality(),
                count.findOtherHalves(keys));
    }

    /** Hosts that report the two halves of an update apart execute both or none. */
    private List<ActionKey> findOtherHalves(Collection<ActionKey> keys) {
        FleetIndex fleet = index.fleet();
        RoaringBitmap versionOne = fleet.conditions().findReported(HostCondition.VERSION_ONE);
        Set<ActionKey> halves = new TreeSet<>();
        for (ActionKey key : keys) {
            fleet.actions().findByPackage(key.packageName()).stream()
                    .filter(id -> isHalf(key.toPattern(), fleet.action(id)))
                    .filter(id -> hosts.intersects(RoaringBitmap.and(fleet.hostsPlanning(id), versionOne)))
                    .forEach(id -> halves.add(ActionKey.of(fleet.action(id))));
        }
        keys.forEach(halves::remove);
        return List.copyOf(halves);
    }

    private static boolean isHalf(ApprovalPattern pattern, Action action) {
        Action configuration = action.configuration();
        return pattern.coversAsPartOfUpdate(action) || (configuration != null && pattern.covers(configuration));
    }

    private void add(int action) {
        RoaringBitmap open = hosts.select(index.fleet().hostsPlanning(action));
        open.andNot(index.pending().findDeclined(action));
        planned.or(open);
        open.andNot(index.pending().findHosts(action));
        Outcomes outcomes = index.fleet().outcomes().get(action);
        if (outcomes != null) {
            running.or(hosts.select(outcomes.running()));
            done.or(hosts.select(outcomes.done()));
            open.andNot(outcomes.running());
        }
        approved.or(open);
    }
}
