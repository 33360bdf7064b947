package io.masif.ui.view.overview;

import io.masif.ui.view.host.HostCondition;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of the fleet, and what needs the operator.
 *
 * @param byPrimary how many hosts have each primary condition, in their order; the numbers add up to the number of hosts
 * @param byCondition how many hosts have each condition, whatever else they have
 * @param attention how many hosts have each of the conditions that need an operator, the most urgent first; none is 0
 * @param pausedRollouts how many rollouts wait for an operator who resumes them
 * @param security the security updates that most hosts await
 * @param newActions how many of the pending actions were first reported since the moment that was asked for
 * @param running the numbers of some of the hosts that execute actions now
 */
public record FleetOverview(
        Map<HostCondition, Integer> byPrimary,
        Map<HostCondition, Integer> byCondition,
        Map<HostCondition, Integer> attention,
        int pausedRollouts,
        List<AwaitedUpdate> security,
        int newActions,
        List<Integer> running) {
    /**
     * A security update that hosts await.
     *
     * @param source the source package
     * @param hosts on how many hosts it is pending
     * @param firstSeen when the first of them reported it
     */
    public record AwaitedUpdate(String source, int hosts, Instant firstSeen) {}

    public FleetOverview {
        byPrimary = Collections.unmodifiableMap(new EnumMap<>(byPrimary));
        byCondition = Collections.unmodifiableMap(new EnumMap<>(byCondition));
        attention = Collections.unmodifiableMap(new LinkedHashMap<>(attention));
        security = List.copyOf(security);
        running = List.copyOf(running);
    }

    /** How many hosts there are. */
    public int hostCount() {
        return byPrimary.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many hosts have that condition, whatever else they have. */
    public int count(HostCondition condition) {
        return byCondition.getOrDefault(condition, 0);
    }
}
