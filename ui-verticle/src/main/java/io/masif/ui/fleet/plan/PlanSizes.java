package io.masif.ui.fleet.plan;

import io.masif.ui.fleet.index.FleetIndex;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.roaringbitmap.RoaringBitmap;

/** Plans by the number of their hosts, each as one number: there may be as many plans as hosts. */
final class PlanSizes {
    private static final int MAX_HOSTS = Integer.MAX_VALUE;
    private static final int INITIAL_LENGTH = 64;

    private long[] sizesAndPlans = new long[INITIAL_LENGTH];
    private int count;
    private int totalCount;

    private PlanSizes() {}

    /**
     * The plans that have actions and that hosts have.
     *
     * @param candidates one of these hosts has the plan; null for all
     */
    static PlanSizes of(FleetIndex fleet, RoaringBitmap candidates) {
        PlanSizes sizes = new PlanSizes();
        fleet.plans().forEachUsed((hosts, plan) -> {
            sizes.totalCount++;
            if (candidates == null || hosts.intersects(candidates)) {
                sizes.add(plan, hosts.size());
            }
        });
        return sizes;
    }

    private void add(int plan, int hosts) {
        if (count == sizesAndPlans.length) {
            sizesAndPlans = Arrays.copyOf(sizesAndPlans, 2 * count);
        }
        sizesAndPlans[count++] = ((long) hosts << Integer.SIZE) | plan;
    }

    /** How many plans there are, found or not. */
    int totalCount() {
        return totalCount;
    }

    /** The numbers of the plans that were found, by size; those of one size in the order of their numbers. */
    List<Integer> sorted(boolean isDescending) {
        long[] keys = Arrays.copyOf(sizesAndPlans, count);
        if (isDescending) {
            for (int i = 0; i < count; i++) {
                keys[i] = ((MAX_HOSTS - (keys[i] >>> Integer.SIZE)) << Integer.SIZE) | (keys[i] & MAX_HOSTS);
            }
        }
        Arrays.sort(keys);
        return new PlanNumbers(keys);
    }

    /** The lower halves of the numbers. */
    private static final class PlanNumbers extends AbstractList<Integer> implements RandomAccess {
        private final long[] keys;

        PlanNumbers(long[] keys) {
            this.keys = keys;
        }

        @Override
        public Integer get(int index) {
            return (int) keys[index];
        }

        @Override
        public int size() {
            return keys.length;
        }
    }
}
