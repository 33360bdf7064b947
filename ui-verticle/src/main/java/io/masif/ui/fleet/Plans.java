package io.masif.ui.fleet;

import io.netty.util.collection.IntObjectHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The plans of hosts, each once, as long as a host has it. */
final class Plans {
    private static final int[] NOTHING = {};

    private final Map<Integer, Plan> plans = new IntObjectHashMap<>();
    private final List<Integer> left = new ArrayList<>();

    void put(int id, int[] planned) {
        plans.putIfAbsent(id, new Plan(planned));
    }

    /** The plan as it is here already if that is the same; else what is given. */
    int[] same(int id, int[] planned) {
        Plan plan = plans.get(id);
        return plan != null && Arrays.equals(plan.actions, planned) ? plan.actions : planned;
    }

    boolean contains(int id) {
        return plans.containsKey(id);
    }

    /** The actions of a plan; none if there is no such plan. */
    int[] of(int id) {
        Plan plan = plans.get(id);
        return plan == null ? NOTHING : plan.actions;
    }

    /** One more host has it. */
    void adopt(int id) {
        Plan plan = plans.get(id);
        if (plan != null) {
            plan.hosts++;
        }
    }

    /** One host less has it. */
    void abandon(int id) {
        Plan plan = plans.get(id);
        if (plan != null && --plan.hosts == 0) {
            left.add(id);
        }
    }

    /** Lets go of the plans that no host has any more; not while hosts are being put, who may come back to them. */
    void sweep() {
        left.forEach(id -> plans.computeIfPresent(id, (same, plan) -> plan.hosts == 0 ? null : plan));
        left.clear();
    }

    /** What some hosts plan, and how many they are. */
    private static final class Plan {
        private final int[] actions;
        private int hosts;

        Plan(int[] actions) {
            this.actions = actions;
        }
    }
}
