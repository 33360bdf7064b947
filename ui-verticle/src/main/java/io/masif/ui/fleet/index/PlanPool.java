package io.masif.ui.fleet.index;

import io.netty.util.collection.IntObjectHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The plans of hosts: each is kept once, as long as a host has it. */
public final class PlanPool {
    private static final int[] NO_ACTIONS = {};

    private final Map<Integer, PooledPlan> plans = new IntObjectHashMap<>();
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

    /** Counts a host that has the plan. */
    void acquire(int id) {
        PooledPlan plan = plans.get(id);
        if (plan != null) {
            plan.hostCount++;
        }
    }

    /** Counts a host that no longer has the plan. */
    void release(int id) {
        PooledPlan plan = plans.get(id);
        if (plan != null && --plan.hostCount == 0) {
            unusedIds.add(id);
        }
    }

    /** Removes plans that no host has. Not to be called while hosts are put, since they may refer to them again. */
    public void evictUnused() {
        unusedIds.forEach(id -> plans.computeIfPresent(id, (same, plan) -> plan.hostCount == 0 ? null : plan));
        unusedIds.clear();
    }

    /** A plan and the number of its hosts. */
    private static final class PooledPlan {
        private final int[] actions;
        private int hostCount;

        PooledPlan(int[] actions) {
            this.actions = actions;
        }
    }
}
