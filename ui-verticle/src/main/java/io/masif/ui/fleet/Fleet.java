package io.masif.ui.fleet;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.StandingApproval;
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
final class Fleet {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final FleetActions actions = new FleetActions();
    private final Plans plans = new Plans();
    private final Map<Integer, Host> hosts = new IntObjectHashMap<>();
    private final Map<String, Integer> hostsByName = new TreeMap<>();
    private final Map<Integer, RoaringBitmap> wanting = new IntObjectHashMap<>();
    private final Map<Integer, Outcomes> outcomes = new IntObjectHashMap<>();
    private final RoaringBitmap blocked = new RoaringBitmap();
    private final RoaringBitmap versionOne = new RoaringBitmap();
    private final Decisions decisions = new Decisions();
    private final PendingHosts pending = new PendingHosts(this);
    private final Coverage coverage = new Coverage(actions);
    private final ChangeLog changes = new ChangeLog();

    void put(int id, Action action) {
        if (actions.put(id, action)) {
            coverage.outdate(decisions.index().covering(action, true));
        }
    }

    /** The host as it is now, instead of how it was. Its plan must be there already. */
    void put(Host host) {
        Host before = hosts.put(host.id(), host);
        hostsByName.put(host.name(), host.id());
        plans.adopt(host.plan());
        if (before != null) {
            wantsNothing(before);
        }
        for (int action : planOf(host)) {
            wanting.computeIfAbsent(action, id -> new RoaringBitmap()).add(host.id());
        }
        set(versionOne, host.id(), host.protocol() == 1);
        set(blocked, host.id(), !host.facts().blocked().isEmpty());
        if (before == null || !before.facts().blocked().equals(host.facts().blocked())) {
            changes.blockedChanged();
        }
        if (before == null || !before.plansTheSame(host)) {
            planChanged(host, PlanChange.of(this, before, host));
        }
    }

    private void planChanged(Host host, PlanChange change) {
        for (int action : change.all().toArray()) {
            if (change.concerns(action)) {
                pending.outdate(action, host.id());
            }
            Outcomes found = outcomes.get(action);
            // since when it is planned decides whether an outcome still counts
            if (found != null) {
                found.classify(host, wanting(action).contains(host.id()));
            }
            if (found != null || change.concerns(action)) {
                changes.changed(action);
            }
        }
    }

    private static void set(RoaringBitmap hosts, int host, boolean member) {
        if (member) {
            hosts.add(host);
        } else {
            hosts.remove(host);
        }
    }

    /** Lets go of every host that is not among these; whether there was one. */
    boolean retain(Set<Integer> ids) {
        List<Host> gone =
                hosts.values().stream().filter(host -> !ids.contains(host.id())).toList();
        gone.forEach(host -> {
            hosts.remove(host.id());
            // decisions that name it still do
            decisions.putFormerHosts(Map.of(host.id(), host.name()));
            hostsByName.remove(host.name(), host.id());
            blocked.remove(host.id());
            versionOne.remove(host.id());
            wantsNothing(host);
            planChanged(host, PlanChange.of(this, null, host));
            outcomes.values().forEach(each -> each.remove(host.id()));
            changes.everythingChanged();
        });
        plans.sweep();
        return !gone.isEmpty();
    }

    private void wantsNothing(Host host) {
        for (int action : planOf(host)) {
            wanting.get(action).remove(host.id());
        }
        plans.abandon(host.plan());
    }

    /** The host was seen at that moment; nothing else changed. */
    void seen(int id, Instant moment) {
        hosts.computeIfPresent(id, (same, host) -> host.seen(moment));
    }

    void put(int host, int action, Outcome outcome) {
        Host executor = hosts.get(host);
        if (executor != null) {
            Outcomes found = outcomes.computeIfAbsent(action, id -> new Outcomes());
            found.put(host, outcome);
            found.classify(executor, wanting(action).contains(host));
            changes.changed(action);
        }
    }

    /** Adds and replaces decisions, and removes others. */
    void change(Collection<StandingApproval> changed, Collection<Long> gone) {
        Set<ApprovalPattern> patterns = new HashSet<>();
        gone.forEach(id -> patterns.addAll(decisions.get(id).decision().patterns()));
        gone.forEach(coverage::remove);
        changed.forEach(each -> patterns.addAll(each.decision().patterns()));
        decisions.change(changed, gone);
        outdate(patterns);
        changes.decisionsChanged();
    }

    /** Time has passed from the one moment to the other: decisions have ended by themselves. */
    void expire(Instant after, Instant until) {
        Set<ApprovalPattern> patterns = new HashSet<>();
        decisions
                .expired(after, until)
                .forEach(each -> patterns.addAll(each.decision().patterns()));
        outdate(patterns);
        changes.decisionsChanged();
    }

    private void outdate(Set<ApprovalPattern> patterns) {
        patterns.forEach(pattern -> actions.covered(pattern).forEach(pending::outdate));
    }

    Decisions decisions() {
        return decisions;
    }

    PendingHosts pending() {
        return pending;
    }

    Coverage coverage() {
        return coverage;
    }

    ChangeLog changes() {
        return changes;
    }

    FleetActions actions() {
        return actions;
    }

    Plans plans() {
        return plans;
    }

    Action action(int id) {
        return actions.get(id);
    }

    /** The hosts in whose plan the action is; not to be changed. */
    RoaringBitmap wanting(int action) {
        return wanting.getOrDefault(action, NONE);
    }

    /** The hosts that told that an approved action has to wait; not to be changed. */
    RoaringBitmap blocked() {
        return blocked;
    }

    /** The hosts that speak version 1 of the protocol; not to be changed. */
    RoaringBitmap versionOne() {
        return versionOne;
    }

    /** How many hosts execute something now. */
    int running() {
        RoaringBitmap running = new RoaringBitmap();
        outcomes.values().forEach(each -> running.or(each.running()));
        return running.getCardinality();
    }

    /** How executions of the action ended; null if there was none. */
    Outcomes outcomes(int action) {
        return outcomes.get(action);
    }

    Host host(int id) {
        return hosts.get(id);
    }

    /** The host of that name; null if there is none. */
    Host host(String name) {
        Integer id = hostsByName.get(name);
        return id == null ? null : hosts.get(id);
    }

    /** All hosts by name. */
    List<Host> hosts() {
        return hostsByName.values().stream().map(hosts::get).toList();
    }

    int size() {
        return hosts.size();
    }

    int[] planOf(Host host) {
        return plans.of(host.plan());
    }
}
