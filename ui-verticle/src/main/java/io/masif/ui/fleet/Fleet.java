package io.masif.ui.fleet;

import io.masif.domain.Action;
import io.masif.domain.Approval;
import io.masif.ui.view.StandingApproval;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    private static final int[] NOTHING = {};

    private final Map<Integer, Action> actions = new IntObjectHashMap<>();
    private final Map<String, List<Integer>> actionsByPackage = new TreeMap<>();
    private final Map<Integer, Plan> plans = new IntObjectHashMap<>();
    private final List<Integer> left = new ArrayList<>();
    private final Map<Integer, Host> hosts = new IntObjectHashMap<>();
    private final Map<String, Integer> hostsByName = new TreeMap<>();
    private final Map<Integer, RoaringBitmap> wanting = new IntObjectHashMap<>();
    private final Map<Integer, Map<Integer, Outcome>> outcomes = new IntObjectHashMap<>();
    private final RoaringBitmap blocked = new RoaringBitmap();
    private List<StandingApproval> approvals = List.of();

    void put(int id, Action action) {
        if (actions.put(id, action) == null) {
            actionsByPackage
                    .computeIfAbsent(action.packageName(), name -> new ArrayList<>())
                    .add(id);
        }
    }

    void putPlan(int id, int[] planned) {
        plans.putIfAbsent(id, new Plan(planned));
    }

    /** The plan as it is here already if that is the same; else what is given. */
    int[] samePlan(int id, int[] planned) {
        Plan plan = plans.get(id);
        return plan != null && Arrays.equals(plan.actions, planned) ? plan.actions : planned;
    }

    /** The host as it is now, instead of how it was. Its plan must be there already. */
    void put(Host host) {
        Host before = hosts.put(host.id(), host);
        hostsByName.put(host.name(), host.id());
        taken(host);
        if (before != null) {
            wantsNothing(before);
        }
        for (int action : planOf(host)) {
            wanting.computeIfAbsent(action, id -> new RoaringBitmap()).add(host.id());
        }
        if (host.facts().blocked().isEmpty()) {
            blocked.remove(host.id());
        } else {
            blocked.add(host.id());
        }
    }

    /** Lets go of every host that is not among these; whether there was one. */
    boolean retain(Set<Integer> ids) {
        List<Host> gone =
                hosts.values().stream().filter(host -> !ids.contains(host.id())).toList();
        gone.forEach(host -> {
            hosts.remove(host.id());
            hostsByName.remove(host.name(), host.id());
            blocked.remove(host.id());
            wantsNothing(host);
            outcomes.values().forEach(byHost -> byHost.remove(host.id()));
        });
        settle();
        return !gone.isEmpty();
    }

    private void taken(Host host) {
        Plan plan = plans.get(host.plan());
        if (plan != null) {
            plan.hosts++;
        }
    }

    private void wantsNothing(Host host) {
        for (int action : planOf(host)) {
            wanting.get(action).remove(host.id());
        }
        Plan plan = plans.get(host.plan());
        if (plan != null && --plan.hosts == 0) {
            left.add(host.plan());
        }
    }

    /** Lets go of the plans that no host has any more; not while hosts are being put, who may come back to them. */
    void settle() {
        left.forEach(id -> plans.computeIfPresent(id, (same, plan) -> plan.hosts == 0 ? null : plan));
        left.clear();
    }

    /** The host was seen at that moment; nothing else changed. */
    void seen(int id, Instant moment) {
        hosts.computeIfPresent(id, (same, host) -> host.seen(moment));
    }

    void put(int host, int action, Outcome outcome) {
        outcomes.computeIfAbsent(action, id -> new IntObjectHashMap<>())
                .merge(host, outcome, (old, young) -> young.replaces(old) ? young : old);
    }

    void approvals(List<StandingApproval> all) {
        approvals = List.copyOf(all);
    }

    List<StandingApproval> approvals() {
        return approvals;
    }

    boolean knowsAction(int id) {
        return actions.containsKey(id);
    }

    boolean knowsPlan(int id) {
        return plans.containsKey(id);
    }

    Action action(int id) {
        return actions.get(id);
    }

    /** The names of all packages that were ever in a plan, sorted. */
    Collection<String> packages() {
        return actionsByPackage.keySet();
    }

    /** The numbers of a package's actions; of all packages' for null. */
    List<Integer> actionsOf(String packageName) {
        return packageName == null
                ? List.copyOf(actions.keySet())
                : actionsByPackage.getOrDefault(packageName, List.of());
    }

    /** The numbers of the actions that an approval covers, whatever the host. */
    List<Integer> covered(Approval approval) {
        return actionsOf(approval.packageName()).stream()
                .filter(id -> approval.covers(actions.get(id)))
                .toList();
    }

    /** The hosts in whose plan the action is; not to be changed. */
    RoaringBitmap wanting(int action) {
        return wanting.getOrDefault(action, new RoaringBitmap());
    }

    /** The hosts that told that an approved action has to wait; not to be changed. */
    RoaringBitmap blocked() {
        return blocked;
    }

    Map<Integer, Outcome> outcomes(int action) {
        return outcomes.getOrDefault(action, Map.of());
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
        Plan plan = plans.get(host.plan());
        return plan == null ? NOTHING : plan.actions;
    }

    /** What some hosts want, and how many they are. */
    private static final class Plan {
        private final int[] actions;
        private int hosts;

        Plan(int[] actions) {
            this.actions = actions;
        }
    }
}
