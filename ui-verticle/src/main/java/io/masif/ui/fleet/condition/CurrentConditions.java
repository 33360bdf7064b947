package io.masif.ui.fleet.condition;

import io.masif.ui.view.host.HostCondition;
import java.util.EnumMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The conditions of all hosts at one moment; valid until the index changes. Its sets are not to be changed. */
public final class CurrentConditions {
    private final Map<HostCondition, RoaringBitmap> hosts;
    private final Map<HostCondition, RoaringBitmap> byPrimary = new EnumMap<>(HostCondition.class);
    private final RoaringBitmap all;

    /**
     * @param all all hosts
     * @param hosts the hosts with each condition except up to date: so are those that have no other primary condition
     */
    public CurrentConditions(RoaringBitmap all, Map<HostCondition, RoaringBitmap> hosts) {
        this.all = all;
        this.hosts = new EnumMap<>(hosts);
        RoaringBitmap remaining = all.clone();
        for (HostCondition condition : HostCondition.primary()) {
            RoaringBitmap matching = RoaringBitmap.and(remaining, hosts.getOrDefault(condition, all));
            byPrimary.put(condition, matching);
            remaining.andNot(matching);
        }
        this.hosts.put(HostCondition.UP_TO_DATE, byPrimary.get(HostCondition.UP_TO_DATE));
    }

    /** All hosts. */
    public RoaringBitmap all() {
        return all;
    }

    /** The hosts that have that condition, whatever else they have. */
    public RoaringBitmap find(HostCondition condition) {
        return hosts.get(condition);
    }

    /** The hosts whose primary condition it is: none for one that is not primary. */
    public RoaringBitmap findByPrimary(HostCondition condition) {
        return byPrimary.getOrDefault(condition, new RoaringBitmap());
    }

    /** How many hosts have each primary condition, in their order; the numbers add up to the number of hosts. */
    public Map<HostCondition, Integer> countByPrimary() {
        Map<HostCondition, Integer> counts = new EnumMap<>(HostCondition.class);
        byPrimary.forEach((condition, set) -> counts.put(condition, set.getCardinality()));
        return counts;
    }

    /** How many hosts have that condition, whatever else they have. */
    public int count(HostCondition condition) {
        return find(condition).getCardinality();
    }

    /** The primary condition of a host. */
    public HostCondition getPrimary(int host) {
        for (Map.Entry<HostCondition, RoaringBitmap> each : byPrimary.entrySet()) {
            if (each.getValue().contains(host)) {
                return each.getKey();
            }
        }
        return HostCondition.AWAITING;
    }
}
