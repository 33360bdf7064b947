package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetActions;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.overview.FleetOverview;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Asks for the state of the fleet, and what needs the operator.
 *
 * @param since since when pending actions count as new; null for none
 */
public record GetFleetOverview(Instant since) implements IndexQuery<FleetOverview> {
    private static final List<HostCondition> NEED_ATTENTION = List.of(
            HostCondition.FAILED,
            HostCondition.CONFLICT,
            HostCondition.PROBLEM,
            HostCondition.STALE_LISTS,
            HostCondition.BLOCKED,
            HostCondition.SILENT,
            HostCondition.CERTIFICATE_ENDS,
            HostCondition.REBOOT,
            HostCondition.RESTART,
            HostCondition.HELD,
            HostCondition.LEFTOVERS,
            HostCondition.AWAITING);

    private static final int MAX_UPDATES = 10;
    private static final int MAX_RUNNING = 10;

    @Override
    public FleetOverview answer(IndexView index) {
        CurrentConditions conditions = index.conditions();
        Map<HostCondition, Integer> counts = new EnumMap<>(HostCondition.class);
        Arrays.stream(HostCondition.values()).forEach(each -> counts.put(each, conditions.count(each)));
        Map<HostCondition, Integer> attention = new LinkedHashMap<>();
        NEED_ATTENTION.stream()
                .filter(condition -> counts.get(condition) > 0)
                .forEach(condition -> attention.put(condition, counts.get(condition)));
        int[] running = conditions.find(HostCondition.RUNNING).stream()
                .limit(MAX_RUNNING)
                .toArray();
        return new FleetOverview(
                conditions.countByPrimary(),
                counts,
                attention,
                (int) index.fleet()
                        .rollouts()
                        .unfinished()
                        .filter(rollout -> rollout.status().state() == RolloutState.PAUSED)
                        .count(),
                findSecurity(index),
                countNew(index),
                Arrays.stream(running).boxed().toList());
    }

    /** Collects the hosts and the first sight of the pending security updates of a source package. */
    private static final class SourceUpdates {
        private final RoaringBitmap hosts = new RoaringBitmap();
        private Instant firstSeen = Instant.MAX;

        void add(RoaringBitmap more, Instant seen) {
            hosts.or(more);
            firstSeen = seen.isBefore(firstSeen) ? seen : firstSeen;
        }
    }

    private static List<FleetOverview.AwaitedUpdate> findSecurity(IndexView index) {
        FleetActions actions = index.fleet().actions();
        PendingActions pending = index.pending();
        Map<String, SourceUpdates> bySource = new HashMap<>();
        for (int id : actions.ids()) {
            if (actions.isSecurity(id)) {
                RoaringBitmap hosts = pending.findHosts(id);
                if (!hosts.isEmpty()) {
                    bySource.computeIfAbsent(actions.source(id), source -> new SourceUpdates())
                            .add(hosts, actions.firstSeen(id));
                }
            }
        }
        return bySource.entrySet().stream()
                .map(each -> new FleetOverview.AwaitedUpdate(
                        each.getKey(), each.getValue().hosts.getCardinality(), each.getValue().firstSeen))
                .sorted(Comparator.comparing(FleetOverview.AwaitedUpdate::hosts)
                        .reversed()
                        .thenComparing(FleetOverview.AwaitedUpdate::source))
                .limit(MAX_UPDATES)
                .toList();
    }

    private int countNew(IndexView index) {
        if (since == null) {
            return 0;
        }
        return (int) PendingTable.of(index).entries().stream()
                .filter(entry -> entry.isSeenSince(since))
                .count();
    }
}
