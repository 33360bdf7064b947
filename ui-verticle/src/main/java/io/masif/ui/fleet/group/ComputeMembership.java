package io.masif.ui.fleet.group;

import io.masif.decision.HostSet;
import io.masif.ui.fleet.member.GroupTable;
import io.masif.ui.fleet.member.Membership;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.ClassifiedHosts;
import io.masif.ui.group.OutdatedGroup;
import io.masif.ui.group.OutdatedGroups;
import java.time.Duration;

/**
 * Computes for some time which hosts belong to which groups, and finds the groups whose stored members are others. When it is
 * complete, all hosts of the index are classified.
 */
public record ComputeMembership() implements IndexQuery<OutdatedGroups> {
    private static final long MAX_NANOS = Duration.ofMillis(10).toNanos();

    @Override
    public OutdatedGroups answer(IndexView index) {
        GroupTable groups = index.fleet().groups();
        Membership membership = groups.membership();
        long begin = System.nanoTime();
        boolean isComplete = membership.compute(() -> System.nanoTime() - begin > MAX_NANOS);
        return new OutdatedGroups(
                isComplete,
                groups.revision(),
                membership.findOutdated().stream()
                        .map(group -> new OutdatedGroup(group.id(), membership.getComputed(group.id())))
                        .toList(),
                new ClassifiedHosts(
                        groups.members().classified(),
                        HostSet.of(index.fleet().hosts().ids())));
    }
}
