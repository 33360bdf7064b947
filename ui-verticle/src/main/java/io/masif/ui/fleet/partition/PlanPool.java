package io.masif.ui.fleet.partition;

import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** The plans of hosts: each is kept once, as long as a host has it. */
public final class PlanPool {
    private static final int[] NO_ACTIONS = {};
    private static final SharingHosts NO_HOSTS = new SharingHosts();

    private final IntObjectHashMap<PooledPlan> plans = new IntObjectHashMap<>();
    private final List<Integer> unusedIds = new ArrayList<>();

    public void put(int id, int[] planned) {
        plans.putIfAbsent(id, new PooledPlan(planned));
    }

    /** The pooled array if it is equal; else the given one. */
    public int[] intern(int id, int[] planned) {
        PooledPlan plan = plans.get(id);
        return plan != null && Arrays.equals(plan.actions, planned) ? plan.actions : planned;
    }

    public boolean contains(int id) {
        return plans.containsKey(id);
    }

    /** The actions of a plan; none if there is no such plan. */
    public int[] getActions(int id) {
        PooledPlan plan = plans.get(id);
        return plan == null ? NO_ACTIONS : plan.actions;
    }

    /** The plan became that of the host. */
    public void acquire(int id, int host) {
        PooledPlan plan = plans.get(id);
        if (plan != null) {
            plan.hosts.add(host);
        }
    }

    /** The plan is no longer that of the host. */
    public void release(int id, int host) {
        PooledPlan plan = plans.get(id);
        if (plan != null) {
            plan.hosts.remove(host);
            if (plan.hosts.size() == 0) {
                unusedIds.add(id);
            }
        }
    }

    /** The hosts that have the plan of that number; not to be changed. */
    public SharingHosts getHosts(int id) {
        PooledPlan plan = plans.get(id);
        return plan == null ? NO_HOSTS : plan.hosts;
    }

    /** Calls the action for the number of each plan that has actions and that a host has, with these hosts. */
    public void forEachUsed(ObjIntConsumer<SharingHosts> action) {
        for (IntObjectMap.PrimitiveEntry<PooledPlan> each : plans.entries()) {
            PooledPlan plan = each.value();
            if (plan.actions.length > 0 && plan.hosts.size() > 0) {
                action.accept(plan.hosts, each.key());
            }
        }
    }

    /** Removes plans that no host has. Not to be called while hosts are put, since they may refer to them again. */
    public void evictUnused() {
        unusedIds.forEach(id -> plans.computeIfPresent(id, (same, plan) -> plan.hosts.size() == 0 ? null : plan));
        unusedIds.clear();
    }

    /** A plan and its hosts. */
    private static final class PooledPlan {
        private final int[] actions;
        private final SharingHosts hosts = new SharingHosts();

        PooledPlan(int[] actions) {
            this.actions = actions;
        }
    }
}
