package io.masif.ui.fleet.draft;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.masif.failure.Failure;
import io.masif.ui.fleet.host.HostSelector;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.pending.HostFacets;
import io.masif.ui.fleet.pending.MatchingEntries;
import io.masif.ui.fleet.pending.PendingEntry;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.decision.DecisionTarget;
import io.masif.ui.view.decision.HostTarget;
import io.masif.ui.view.host.HostChoice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Finds the actions and hosts that an operator chose. */
final class TargetEntries {
    private final IndexView index;
    private final DecisionTarget target;
    private final Set<ActionKey> keys = new LinkedHashSet<>();

    TargetEntries(IndexView index, DecisionTarget target) {
        this.index = index;
        this.target = target;
        keys.addAll(target.actions());
        if (target.matching() != null) {
            MatchingEntries.find(index, target.matching(), false).entries().forEach(entry -> keys.add(entry.key()));
        }
        if (target.plan() != null) {
            addPlan();
        }
        if (keys.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.none-pending"));
        }
        if (keys.size() > DecisionTarget.MAX_ACTIONS) {
            throw Failure.badInput(Text.of("refusal.too-many-actions", keys.size(), DecisionTarget.MAX_ACTIONS));
        }
    }

    /** Adds the actions of the plan that are pending for one of its hosts. */
    private void addPlan() {
        RoaringBitmap hosts = findPlanHosts();
        FleetIndex fleet = index.fleet();
        for (int action : fleet.plans().getActions(target.plan())) {
            if (RoaringBitmap.intersects(hosts, index.pending().findHosts(action))) {
                keys.add(ActionKey.of(fleet.action(action)));
            }
        }
    }

    private RoaringBitmap findPlanHosts() {
        return index.fleet().plans().getHosts(target.plan()).toBitmap();
    }

    /** The chosen actions; at least one. */
    Set<ActionKey> keys() {
        return keys;
    }

    /** The chosen actions that are pending on some host. */
    List<PendingEntry> findPending() {
        PendingTable table = PendingTable.of(index);
        return keys.stream().map(table::find).filter(entry -> entry != null).toList();
    }

    /** Those of the hosts on which one of the chosen actions is pending. */
    RoaringBitmap findConcerned(HostSelection hosts) {
        RoaringBitmap concerned = new RoaringBitmap();
        findPending().forEach(entry -> concerned.or(hosts.select(entry.hosts())));
        return concerned;
    }

    /** @throws Failure as bad input for a name that no host or group has */
    HostSelection selectHosts() {
        if (target.plan() != null) {
            return HostSelection.only(HostSet.of(findPlanHosts().toArray()));
        }
        HostTarget hosts = target.hosts();
        if (hosts.scope() == Scope.ALL || hosts.scope() == Scope.GROUPS) {
            return new ResolveHosts(new HostChoice(hosts.scope(), hosts.names())).answer(index);
        }
        RoaringBitmap chosen = HostNames.resolve(index.fleet(), hosts.names()).toBitmap();
        if (hosts.matching() != null) {
            chosen.or(HostFacets.of(index).find(hosts.matching()));
        }
        if (hosts.listed() != null) {
            chosen.or(HostSelector.find(index, hosts.listed()));
        }
        if (chosen.isEmpty()) {
            throw Failure.badInput(Text.of("refusal.no-host-matches"));
        }
        return new HostSelection(hosts.scope(), HostSet.of(chosen.toArray()));
    }
}
