package io.masif.ui.fleet.draft;

import io.masif.decision.HostSelection;
import io.masif.domain.host.HostState;
import io.masif.ui.fleet.delivery.HeldHosts;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.HostConditions;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.pending.PendingEntry;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.ActionOutlook;
import io.masif.ui.view.decision.DecisionDraft;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.HostOutlook;
import io.masif.ui.view.decision.RelatedAction;
import io.masif.ui.view.delivery.HeldBack;
import io.masif.ui.view.host.HostCondition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** What a decision would concern; bad input for a name that no host has, or if nothing is left to decide. */
public record DraftDecision(DecisionTarget target) implements IndexQuery<DecisionDraft> {
    /** So many of the related actions are named. */
    private static final int MAX_RELATED = 20;

    @Override
    public DecisionDraft answer(IndexView index) {
        TargetEntries chosen = new TargetEntries(index, target);
        HostSelection hosts = chosen.selectHosts();
        List<PendingEntry> entries = chosen.findPending();
        RoaringBitmap concerned = chosen.findConcerned(hosts);
        return new DecisionDraft(
                List.copyOf(chosen.keys()),
                hosts,
                HostNames.findAll(index.fleet(), hosts).stream()
                        .limit(DecisionDraft.MAX_NAMED)
                        .toList(),
                describeActions(PendingTable.of(index), chosen.keys(), entries, hosts, concerned),
                describeHosts(index, concerned, countDecided(index.fleet(), chosen.keys(), hosts, concerned)),
                ExecutionCount.of(index, chosen.keys(), hosts));
    }

    private static ActionOutlook describeActions(
            PendingTable table,
            Set<ActionKey> keys,
            List<PendingEntry> entries,
            HostSelection hosts,
            RoaringBitmap concerned) {
        int pendingCount = (int) entries.stream()
                .filter(entry -> hosts.intersects(entry.hosts()))
                .count();
        List<RelatedAction> related = new RelatedActions(table, keys, concerned).find();
        return new ActionOutlook(
                keys.size() - pendingCount,
                keys.stream().filter(ActionKey::isRemoval).toList(),
                keys.stream().filter(key -> key.kind().isRestart()).sorted().toList(),
                entries.stream()
                        .filter(entry -> hosts.intersects(entry.stepBackHosts()))
                        .map(PendingEntry::key)
                        .toList(),
                keys.stream()
                        .filter(key -> !key.isRemoval())
                        .map(ActionKey::packageName)
                        .filter(RebootPackages::contains)
                        .distinct()
                        .toList(),
                related.subList(0, Math.min(MAX_RELATED, related.size())),
                related.size());
    }

    /** The hosts that the decision will be about besides those that await it. */
    private static int countDecided(
            FleetIndex fleet, Set<ActionKey> keys, HostSelection hosts, RoaringBitmap concerned) {
        RoaringBitmap all = new RoaringBitmap();
        for (ActionKey key : keys) {
            for (int action : fleet.actions().findByKey(key)) {
                all.or(fleet.hostsPlanning(action));
                Outcomes outcomes = fleet.outcomes().get(action);
                if (outcomes != null) {
                    List.of(outcomes.done(), outcomes.running(), outcomes.failed())
                            .forEach(all::or);
                }
            }
        }
        return RoaringBitmap.andNot(hosts.select(all), concerned).getCardinality();
    }

    private static HostOutlook describeHosts(IndexView index, RoaringBitmap concerned, int decided) {
        HostConditions conditions = index.fleet().conditions();
        Map<HostState, Integer> problems = new EnumMap<>(HostState.class);
        for (HostState state : HostState.values()) {
            if (state != HostState.OK) {
                int count = RoaringBitmap.andCardinality(
                        conditions.findReported(HostCondition.valueOf(state.name())), concerned);
                if (count > 0) {
                    problems.put(state, count);
                }
            }
        }
        RoaringBitmap silent = index.fleet().hosts().silent();
        RoaringBitmap ready = RoaringBitmap.andNot(concerned, silent);
        ready.andNot(conditions.findReported(HostCondition.PROBLEM));
        HeldBack heldReady = findHeld(index, ready);
        return new HostOutlook(
                concerned.getCardinality(),
                decided,
                ready.getCardinality() - (heldReady == null ? 0 : heldReady.hosts()),
                RoaringBitmap.andCardinality(conditions.findReported(HostCondition.REBOOT), concerned),
                RoaringBitmap.andCardinality(silent, concerned),
                problems,
                findHeld(index, concerned));
    }

    /** Null if approvals are handed out to each of the hosts. */
    private static HeldBack findHeld(IndexView index, RoaringBitmap hosts) {
        return HeldHosts.isAnyPossible(index) ? HeldHosts.find(index, hosts) : null;
    }
}
