package io.masif.ui.fleet.index;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.store.FleetAction;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.Outcome;
import io.masif.ui.view.approval.StandingApproval;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * The index of the fleet: which hosts plan which actions, what is approved, and the outcomes of executions. It belongs to
 * one verticle and can be rebuilt from the database at any time. Numbers are not boxed, and equal parts are shared.
 */
public final class FleetIndex {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final FleetActions actions = new FleetActions();
    private final PlanPool plans = new PlanPool();
    private final HostTable hosts = new HostTable();
    private final Map<Integer, RoaringBitmap> hostsPlanning = new IntObjectHashMap<>();
    private final Map<Integer, Outcomes> outcomes = new IntObjectHashMap<>();
    private final RoaringBitmap blockedHosts = new RoaringBitmap();
    private final RoaringBitmap versionOneHosts = new RoaringBitmap();
    private final DecisionsInForce decisions = new DecisionsInForce();
    private final PendingHosts pendingHosts = new PendingHosts(this);
    private final Coverage coverage = new Coverage(actions);
    private final ChangeLog changes = new ChangeLog();

    public void put(int id, FleetAction action) {
        if (actions.put(id, action)) {
            coverage.invalidate(decisions.index().findCovering(action.action(), true));
        }
    }

    /** Puts or replaces a host. Its plan must have been put before. */
    public void put(HostRecord host) {
        HostRecord previous = hosts.put(host);
        changes.recordHostChange(host.id());
        plans.acquire(host.plan().id());
        if (previous != null) {
            removePlan(previous);
        }
        for (int action : getPlannedActions(host)) {
            hostsPlanning.computeIfAbsent(action, id -> new RoaringBitmap()).add(host.id());
        }
        HostSets.setMember(versionOneHosts, host.id(), host.isVersionOne());
        HostSets.setMember(blockedHosts, host.id(), !host.facts().blocked().isEmpty());
        if (previous == null || !previous.facts().blocked().equals(host.facts().blocked())) {
            changes.recordBlockedChange();
        }
        if (previous == null || !previous.plan().equals(host.plan())) {
            applyPlanChange(host, PlanChange.of(this, previous, host));
        }
    }

    private void applyPlanChange(HostRecord host, PlanChange change) {
        for (int action : change.allActions().toArray()) {
            if (change.affectsPending(action)) {
                pendingHosts.invalidate(action, host.id());
            }
            Outcomes actionOutcomes = outcomes.get(action);
            // whether an outcome still counts depends on since when the action is planned
            if (actionOutcomes != null) {
                actionOutcomes.classify(host, hostsPlanning(action).contains(host.id()));
            }
            if (actionOutcomes != null || change.affectsPending(action)) {
                changes.recordActionChange(action);
            }
        }
    }

    /** Removes all hosts but these; whether there were any. */
    public boolean retainHosts(Set<Integer> ids) {
        List<HostRecord> removed = hosts.findOthers(ids);
        removed.forEach(host -> {
            hosts.remove(host);
            // decisions may still name it
            decisions.putFormerHosts(Map.of(host.id(), host.name()));
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

    private void removePlan(HostRecord host) {
        for (int action : getPlannedActions(host)) {
            hostsPlanning.get(action).remove(host.id());
        }
        plans.release(host.plan().id());
    }

    /** The host was seen at that moment; nothing else changed. */
    public void updateLastSeen(int id, Instant moment) {
        hosts.updateLastSeen(id, moment);
    }

    public void put(int host, int action, Outcome outcome) {
        HostRecord executor = hosts.get(host);
        if (executor != null) {
            Outcomes actionOutcomes = outcomes.computeIfAbsent(action, id -> new Outcomes());
            actionOutcomes.put(host, outcome);
            actionOutcomes.classify(executor, hostsPlanning(action).contains(host));
            changes.recordOutcomeChange(action, host);
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

    /** Applies that decisions expired after the first moment and until the second. */
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

    /** The hosts that plan the action; not to be changed. */
    public RoaringBitmap hostsPlanning(int action) {
        return hostsPlanning.getOrDefault(action, NONE);
    }

    /** The hosts that reported blocked actions; not to be changed. */
    public RoaringBitmap blockedHosts() {
        return blockedHosts;
    }

    /** The hosts that speak version 1 of the protocol; not to be changed. */
    public RoaringBitmap versionOneHosts() {
        return versionOneHosts;
    }

    /** How many hosts execute actions now. */
    public int countRunningHosts() {
        RoaringBitmap running = new RoaringBitmap();
        outcomes.values().forEach(each -> running.or(each.running()));
        return running.getCardinality();
    }

    /** The outcomes of the action's executions; null if there are none. */
    public Outcomes outcomes(int action) {
        return outcomes.get(action);
    }

    public HostRecord host(int id) {
        return hosts.get(id);
    }

    /** The host of that name; null if there is none. */
    public HostRecord host(String name) {
        return hosts.get(name);
    }

    public List<HostRecord> hosts() {
        return hosts.all();
    }

    public int size() {
        return hosts.size();
    }

    int[] getPlannedActions(HostRecord host) {
        return plans.getActions(host.plan().id());
    }
}
