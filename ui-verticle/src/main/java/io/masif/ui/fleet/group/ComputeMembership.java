package io.masif.ui.fleet.group;

import io.masif.ui.fleet.member.Membership;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.OutdatedGroup;
import io.masif.ui.group.OutdatedGroups;
import java.time.Duration;

/** Computes for some time which hosts belong to which groups, and finds the groups whose stored members are others. */
public record ComputeMembership() implements IndexQuery<OutdatedGroups> {
    private static final long MAX_NANOS = Duration.ofMillis(10).toNanos();

    @Override
    public OutdatedGroups answer(IndexView index) {
        Membership membership = index.fleet().groups().membership();
        long begin = System.nanoTime();
        boolean isComplete = membership.compute(() -> System.nanoTime() - begin > MAX_NANOS);
        return new OutdatedGroups(
                isComplete,
                membership.findOutdated().stream()
                        .map(group ->
                                new OutdatedGroup(group.id(), group.revision(), membership.getComputed(group.id())))
                        .toList());
    }
}
