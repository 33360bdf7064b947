package io.masif.ui.fleet.index;

import io.masif.domain.Action;
import io.masif.ui.fleet.member.GroupTable;
import io.masif.ui.fleet.outcome.OutcomeTable;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.partition.HostParts;
import io.masif.ui.fleet.partition.PlanPool;
import io.masif.ui.fleet.rollout.RolloutTable;
import io.masif.ui.fleet.rule.RuleTable;
import io.masif.ui.store.FleetAction;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.run.Outcome;
import org.roaringbitmap.RoaringBitmap;

/**
 * The index of the fleet: which hosts plan which actions, what is approved, and the outcomes of executions. It belongs to one
 * verticle and can be rebuilt from the database at any time.
 */
public final class FleetIndex {
    private final FleetActions actions = new FleetActions();
    private final PlanPool plans = new PlanPool();
    private final ChangeLog changes = new ChangeLog();
    private final HostTable hosts = new HostTable(changes, this::mayBeQuiet);
    private final PlanningHosts planningHosts = new PlanningHosts(plans);
    private final OutcomeTable outcomes = new OutcomeTable();
    private final DecisionsInForce decisions = new DecisionsInForce(actions);
    private final DecisionsInForce declines = new DecisionsInForce(actions);
    private final RolloutTable rollouts = new RolloutTable();
    private final PendingHosts pendingHosts = new PendingHosts(this);
    private final DecisionChanges decisionChanges = new DecisionChanges(this);
    private final HostChanges hostChanges = new HostChanges(this);
    private final GroupTable groups = new GroupTable(hosts);
    private final FleetDelivery delivery = new FleetDelivery(changes);
    private final RuleTable rules = new RuleTable();
    private final HostConditions conditions = new HostConditions(this);
    private final HostParts parts = new HostParts();

    public void put(int id, FleetAction action) {
        if (actions.put(id, action)) {
            pendingHosts.onActionAdded(action.action());
            changes.recordActionChange(id);
            decisions.onActionAdded(action.action());
            declines.onActionAdded(action.action());
        }
    }

    /** Replaces the source package of an action, which has become known. */
    public void putSource(int id, String source) {
        actions.putSource(id, source);
        changes.recordActionChange(id);
    }

    /** As {@link #put(HostRecord)}, but faster: while the whole index is loaded, before {@link #completeLoad()}. */
    public void putFirst(HostRecord host) {
        hosts.put(host);
        planningHosts.add(host);
        conditions.put(host);
        parts.put(null, host);
    }

    /** All hosts have been put. */
    public void completeLoad() {
        changes.recordFullChange();
    }

    /** Puts or replaces a host. Its plan must have been put before. */
    public void put(HostRecord host) {
        hostChanges.put(host);
    }

    /** Removes all hosts but these; whether there were any. */
    public boolean retainHosts(RoaringBitmap retained) {
        return hostChanges.retain(retained);
    }

    /** The hosts executed nothing, as far as is known. */
    void removeOutcomes(RoaringBitmap ofHosts) {
        outcomes.removeHosts(ofHosts);
        changes.recordFullChange();
    }

    /** The action was not executed on the host. */
    public void removeOutcome(int host, int action) {
        outcomes.remove(host, action);
        changes.recordActionChange(action);
    }

    /** The last execution of the action on the host. */
    public void put(int host, int action, Outcome outcome) {
        if (hosts.get(host) != null) {
            outcomes.put(
                    host,
                    action,
                    outcome,
                    planningHosts.isPlannedAgain(hosts.get(host), action, outcome),
                    action(action).kind().isRestart());
            changes.recordOutcomeChange(action, host);
        }
    }

    /** All outcomes of the action. */
    public void put(int action, Outcomes replacement) {
        outcomes.replace(action, replacement);
        changes.recordActionChange(action);
    }

    /** By which decisions, and the members of the groups that they are for, are changed. */
    public DecisionChanges decisionChanges() {
        return decisionChanges;
    }

    /** All rules. */
    public RuleTable rules() {
        return rules;
    }

    /** All groups. */
    public GroupTable groups() {
        return groups;
    }

    /** When approvals are handed out to hosts. */
    public FleetDelivery delivery() {
        return delivery;
    }

    public DecisionsInForce decisions() {
        return decisions;
    }

    public DecisionsInForce declines() {
        return declines;
    }

    PendingHosts pendingHosts() {
        return pendingHosts;
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
        return planningHosts.get(action);
    }

    /** Those of the hosts that plan something with the package; a new bitmap. */
    public RoaringBitmap selectPlanning(RoaringBitmap candidates, String packageName) {
        RoaringBitmap planning = new RoaringBitmap();
        if (!candidates.isEmpty()) {
            actions.findByPackage(packageName)
                    .forEach(action -> planning.or(RoaringBitmap.and(candidates, hostsPlanning(action))));
        }
        return planning;
    }

    /** Which hosts plan which actions. */
    public PlanningHosts planningHosts() {
        return planningHosts;
    }

    /** Which hosts are in which condition. */
    public HostConditions conditions() {
        return conditions;
    }

    /** The hosts by the parts of their facts. */
    public HostParts parts() {
        return parts;
    }

    /** The rollouts that go on, and those that ended lately. */
    public RolloutTable rollouts() {
        return rollouts;
    }

    /** The outcomes of all actions. */
    public OutcomeTable outcomes() {
        return outcomes;
    }

    public HostRecord host(int id) {
        return hosts.get(id);
    }

    /** The host of that name; null if there is none. */
    public HostRecord host(String name) {
        return hosts.get(name);
    }

    /** Agents of version 1 report nothing while there is nothing to do. */
    private boolean mayBeQuiet(HostRecord host) {
        return host.isVersionOne() && getPlannedActions(host).length == 0;
    }

    /** All hosts. */
    public HostTable hosts() {
        return hosts;
    }

    /** The numbers of the actions that the host plans; not to be changed. */
    public int[] getPlannedActions(HostRecord host) {
        return plans.getActions(host.plan().id());
    }
}
