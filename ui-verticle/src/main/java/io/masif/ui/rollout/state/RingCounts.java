package io.masif.ui.rollout.state;

import io.masif.ui.rollout.plan.SuccessThreshold;
import io.masif.ui.view.host.RingHostState;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * On how many hosts of a ring it is how far; each host counts once.
 *
 * @param hosts the numbers of hosts; none is 0
 */
public record RingCounts(Map<RingHostState, Integer> hosts) {
    /** No host. */
    public static final RingCounts NONE = new RingCounts(Map.of());

    public RingCounts {
        hosts = Map.copyOf(hosts);
    }

    /** With other hosts. */
    public RingCounts plus(RingCounts others) {
        Map<RingHostState, Integer> sum = new EnumMap<>(RingHostState.class);
        sum.putAll(hosts);
        others.hosts.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new RingCounts(sum);
    }

    /** On how many hosts it is that far. */
    public int get(RingHostState state) {
        return hosts.getOrDefault(state, 0);
    }

    /** All of the hosts. */
    public int total() {
        return hosts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The hosts that have executed all of it. */
    public int done() {
        return get(RingHostState.DONE);
    }

    /** The hosts of which shares are taken: not those that were silent before, declined it, or do not propose it. */
    public int counted() {
        return errors()
                + Stream.of(RingHostState.DONE, RingHostState.RUNNING, RingHostState.WAITING, RingHostState.BLOCKED)
                        .mapToInt(this::get)
                        .sum();
    }

    /** Whether enough hosts are done, or can be without an operator: the others that count have not failed. */
    public boolean canMeet(SuccessThreshold success) {
        return success.isMet(counted() - errors(), counted());
    }

    /** The hosts that count as failed. */
    public int errors() {
        return get(RingHostState.FAILED) + get(RingHostState.LOST);
    }
}
