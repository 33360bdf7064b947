package io.masif.ui.rollout.plan;

import io.masif.decision.GroupSet;
import java.time.Duration;
import java.util.List;

/**
 * One ring of a plan.
 *
 * @param hosts which hosts it has
 * @param maxConcurrent how many of its hosts may have an approval and not be done, at once
 * @param byHand whether it opens only when an operator says so
 * @param success when enough hosts are done
 * @param error when too many hosts have failed
 * @param times when enough hosts were done for long enough, and when one of them is silent
 * @param check what must be good then; null for nothing
 */
public record Ring(
        RingHosts hosts,
        HostLimit maxConcurrent,
        boolean byHand,
        SuccessThreshold success,
        ErrorThreshold error,
        RingTimes times,
        HealthCheck check) {
    /** For how long enough hosts have to be done before the ring succeeds. */
    public Duration soak() {
        return times.soak();
    }

    /** The groups of which rings have the members. */
    public static GroupSet findGroups(List<Ring> rings) {
        GroupSet groups = GroupSet.NONE;
        for (Ring ring : rings) {
            groups = ring.hosts() instanceof RingHosts.Groups named ? groups.and(named.groups()) : groups;
        }
        return groups;
    }
}
