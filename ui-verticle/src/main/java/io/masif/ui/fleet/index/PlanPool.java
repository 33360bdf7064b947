package io.masif.ui.fleet.index;

import io.netty.util.collection.IntObjectHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The plans of hosts, each once, as long as a host has it. */
public final class PlanPool {
    private static final int[] NO_ACTIONS = {};

    private final Map<Integer, PooledPlan> plans = new IntObjectHashMap<>();
    private final List<Integer> unusedIds = new ArrayList<>();

    public void put(int id, int[] planned) {
        plans.putIfAbsent(id, new PooledPlan(planned));
    }

    /** The plan as it is here already if that is the same; else what is given. */
    public int[] intern(int id, int[] planned) {
        PooledPlan plan = plans.get(id);
        return plan != null && Arrays.equals(plan.actions, planned) ? plan.actions : planned;
    }

    public boolean contains(int id) {
        return plans.containsKey(id);
    }

    /** The actions of a plan; none if there is no such plan. */
    int[] getActions(int id) {
        PooledPlan plan = plans.get(id);
        return plan == null ? NO_ACTIONS : plan.actions;
    }

    /** One more host has it. */
    void acquire(int id) {
        PooledPlan plan = plans.get(id);
        if (plan != null) {
            plan.hostCount++;
        }
    }

    /** One host less has it. */
    void release(int id) {
        PooledPlan plan = plans.get(id);
        if (plan != null && --plan.hostCount == 0) {
            unusedIds.add(id);
        }
    }

    /** Lets go of the plans that no host has any more; not while hosts are being put, who may come back to them. */
    public void evictUnused() {
        unusedIds.forEach(id -> plans.computeIfPresent(id, (same, plan) -> plan.hostCount == 0 ? null : plan));
        unusedIds.clear();
    }

    /** What some hosts plan, and how many they are. */
    private static final class PooledPlan {
        private final int[] actions;
        private int hostCount;

        PooledPlan(int[] actions) {
            this.actions = actions;
        }
    }
}
