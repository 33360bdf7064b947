package io.masif.ui.fleet.index;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.store.Outcome;
import io.masif.ui.view.approval.StandingApproval;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * The index of the fleet: which host wants which action, what is approved, and how executions ended. It belongs to one
 * verticle and can be thrown away at any time: the database is the truth. Fleets are large: no number is an object here,
 * and what hosts have in common is there once.
 */
public final class FleetIndex {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final FleetActions actions = new FleetActions();
    private final PlanPool plans = new PlanPool();
    private final Map<Integer, IndexedHost> hosts = new IntObjectHashMap<>();
    private final Map<String, Integer> hostsByName = new TreeMap<>();
    private final Map<Integer, RoaringBitmap> hostsPlanning = new IntObjectHashMap<>();
    private final Map<Integer, Outcomes> outcomes = new IntObjectHashMap<>();
    private final RoaringBitmap blockedHosts = new RoaringBitmap();
    private final RoaringBitmap versionOneHosts = new RoaringBitmap();
    private final DecisionsInForce decisions = new DecisionsInForce();
    private final PendingHosts pendingHosts = new PendingHosts(this);
    private final Coverage coverage = new Coverage(actions);
    private final ChangeLog changes = new ChangeLog();

    public void put(int id, Action action) {
        if (actions.put(id, action)) {
            coverage.invalidate(decisions.index().findCovering(action, true));
        }
    }

    /** The host as it is now, instead of how it was. Its plan must be there already. */
    public void put(IndexedHost host) {
        IndexedHost previous = hosts.put(host.id(), host);
        hostsByName.put(host.name(), host.id());
        plans.acquire(host.plan());
        if (previous != null) {
            removePlan(previous);
        }
        for (int action : getPlannedActions(host)) {
            hostsPlanning.computeIfAbsent(action, id -> new RoaringBitmap()).add(host.id());
        }
        setMember(versionOneHosts, host.id(), host.protocol() == 1);
        setMember(blockedHosts, host.id(), !host.facts().blocked().isEmpty());
        if (previous == null || !previous.facts().blocked().equals(host.facts().blocked())) {
            changes.recordBlockedChange();
        }
        if (previous == null || !previous.hasSamePlan(host)) {
            applyPlanChange(host, PlanChange.of(this, previous, host));
        }
    }

    private void applyPlanChange(IndexedHost host, PlanChange change) {
        for (int action : change.allActions().toArray()) {
            if (change.affectsPending(action)) {
                pendingHosts.invalidate(action, host.id());
            }
            Outcomes actionOutcomes = outcomes.get(action);
            // since when it is planned decides whether an outcome still counts
            if (actionOutcomes != null) {
                actionOutcomes.classify(host, hostsPlanning(action).contains(host.id()));
            }
            if (actionOutcomes != null || change.affectsPending(action)) {
                changes.recordActionChange(action);
            }
        }
    }

    private static void setMember(RoaringBitmap hosts, int host, boolean member) {
        if (member) {
            hosts.add(host);
        } else {
            hosts.remove(host);
        }
    }

    /** Lets go of every host that is not among these; whether there was one. */
    public boolean retainHosts(Set<Integer> ids) {
        List<IndexedHost> removed =
                hosts.values().stream().filter(host -> !ids.contains(host.id())).toList();
        removed.forEach(host -> {
            hosts.remove(host.id());
            // decisions that name it still do
            decisions.putFormerHosts(Map.of(host.id(), host.name()));
            hostsByName.remove(host.name(), host.id());
            blockedHosts.remove(host.id());
            versionOneHosts.remove(host.id());
            removePlan(host);
            applyPlanChange(host, PlanChange.of(this, null, host));
            outcomes.values().forEach(each -> each.remove(host.id()));
            changes.recordFullChange();
        });
        plans.evictUnused();
        return !removed.isEmpty();
    }

    private void removePlan(IndexedHost host) {
        for (int action : getPlannedActions(host)) {
            hostsPlanning.get(action).remove(host.id());
        }
        plans.release(host.plan());
    }

    /** The host was seen at that moment; nothing else changed. */
    public void updateLastSeen(int id, Instant moment) {
        hosts.computeIfPresent(id, (same, host) -> host.withLastSeen(moment));
    }

    public void put(int host, int action, Outcome outcome) {
        IndexedHost executor = hosts.get(host);
        if (executor != null) {
            Outcomes actionOutcomes = outcomes.computeIfAbsent(action, id -> new Outcomes());
            actionOutcomes.put(host, outcome);
            actionOutcomes.classify(executor, hostsPlanning(action).contains(host));
            changes.recordActionChange(action);
        }
    }

    /** Adds and replaces decisions, and removes others. */
    public void updateDecisions(Collection<StandingApproval> changed, Collection<Long> removed) {
        Set<ApprovalPattern> patterns = new HashSet<>();
        removed.forEach(id -> patterns.addAll(decisions.get(id).decision().patterns()));
        removed.forEach(coverage::remove);
        changed.forEach(each -> patterns.addAll(each.decision().patterns()));
        decisions.update(changed, removed);
        invalidatePending(patterns);
        changes.recordDecisionChange();
    }

    /** Time has passed from the one moment to the other: decisions have ended by themselves. */
    public void expireDecisions(Instant after, Instant until) {
        Set<ApprovalPattern> patterns = new HashSet<>();
        decisions
                .findExpired(after, until)
                .forEach(each -> patterns.addAll(each.decision().patterns()));
        invalidatePending(patterns);
        changes.recordDecisionChange();
    }

    private void invalidatePending(Set<ApprovalPattern> patterns) {
        patterns.forEach(pattern -> actions.findCovered(pattern).forEach(pendingHosts::invalidate));
    }

    public DecisionsInForce decisions() {
        return decisions;
    }

    PendingHosts pendingHosts() {
        return pendingHosts;
    }

    public Coverage coverage() {
        return coverage;
    }

    public ChangeLog changes() {
        return changes;
    }

    public FleetActions actions() {
        return actions;
    }

    public PlanPool plans() {
        return plans;
    }

    public Action action(int id) {
        return actions.get(id);
    }

    /** The hosts in whose plan the action is; not to be changed. */
    public RoaringBitmap hostsPlanning(int action) {
        return hostsPlanning.getOrDefault(action, NONE);
    }

    /** The hosts that told that an approved action has to wait; not to be changed. */
    public RoaringBitmap blockedHosts() {
        return blockedHosts;
    }

    /** The hosts that speak version 1 of the protocol; not to be changed. */
    public RoaringBitmap versionOneHosts() {
        return versionOneHosts;
    }

    /** How many hosts execute something now. */
    public int countRunningHosts() {
        RoaringBitmap running = new RoaringBitmap();
        outcomes.values().forEach(each -> running.or(each.running()));
        return running.getCardinality();
    }

    /** How executions of the action ended; null if there was none. */
    public Outcomes outcomes(int action) {
        return outcomes.get(action);
    }

    public IndexedHost host(int id) {
        return hosts.get(id);
    }

    /** The host of that name; null if there is none. */
    public IndexedHost host(String name) {
        Integer id = hostsByName.get(name);
        return id == null ? null : hosts.get(id);
    }

    /** All hosts by name. */
    List<IndexedHost> hosts() {
        return hostsByName.values().stream().map(hosts::get).toList();
    }

    public int size() {
        return hosts.size();
    }

    int[] getPlannedActions(IndexedHost host) {
        return plans.getActions(host.plan());
    }
}
