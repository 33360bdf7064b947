package io.masif.ui.fleet.host;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** How many actions are pending on each host; counted over the actions, which is much faster than over the hosts. */
final class PendingCounts {
    /** Numbers of hosts may have large gaps: only parts of this size are kept in which there is a host. */
    private static final int PART_BITS = 12;

    private static final int PART_MASK = (1 << PART_BITS) - 1;

    private final Map<Integer, int[]> parts = new IntObjectHashMap<>();

    private PendingCounts() {}

    /** @param isCounted which actions are counted */
    static PendingCounts of(FleetIndex fleet, PendingActions pending, IntPredicate isCounted) {
        PendingCounts counts = new PendingCounts();
        for (int action : fleet.actions().ids()) {
            if (isCounted.test(action)) {
                pending.findHosts(action).forEach((int host) -> counts.increment(host));
            }
        }
        return counts;
    }

    int get(int host) {
        int[] part = parts.get(host >>> PART_BITS);
        return part == null ? 0 : part[host & PART_MASK];
    }

    private void increment(int host) {
        parts.computeIfAbsent(host >>> PART_BITS, id -> new int[PART_MASK + 1])[host & PART_MASK]++;
    }
}
