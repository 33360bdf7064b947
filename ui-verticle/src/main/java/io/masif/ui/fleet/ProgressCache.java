package io.masif.ui.fleet;

import io.masif.ui.view.Progress;
import io.masif.ui.view.StandingApproval;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How far decisions are; counted again only for those whose actions changed since. */
final class ProgressCache {
    private final Fleet fleet;
    private final Map<Long, Counted> counted = new HashMap<>();

    ProgressCache(Fleet fleet) {
        this.fleet = fleet;
    }

    private record Counted(Progress progress, boolean inForce, long change) {}

    /** Whether this is about that index. */
    boolean isOf(Fleet other) {
        return fleet == other;
    }

    /** How far these are. */
    List<Progress> of(List<StandingApproval> some, Pending pending, Instant now) {
        counted.keySet().removeIf(id -> fleet.decisions().get(id) == null);
        return some.stream().map(each -> of(each, pending, now)).toList();
    }

    /** How far one is. */
    Progress of(StandingApproval standing, Pending pending, Instant now) {
        Counted before = counted.get(standing.id());
        if (before != null && isCurrent(before, standing, now)) {
            return before.progress();
        }
        Progress progress = Tally.of(fleet, standing, pending, now);
        counted.put(
                standing.id(),
                new Counted(progress, standing.inForce(now), fleet.changes().last()));
        return progress;
    }

    private boolean isCurrent(Counted before, StandingApproval standing, Instant now) {
        ChangeLog changes = fleet.changes();
        Progress progress = before.progress();
        Coverage.Covered covered = fleet.coverage().of(standing.decision());
        boolean hasBlocked = !progress.blocked().isEmpty();
        return isUnchanged(progress.standing(), standing)
                && before.inForce() == standing.inForce(now)
                && changes.lastOf(covered.direct()) <= before.change()
                && changes.lastOf(covered.partOfUpdate()) <= before.change()
                && (progress.waiting() == 0 || changes.blocked() <= before.change())
                && (!hasBlocked || changes.decisions() <= before.change());
    }

    /** A decision is never edited: only revocations come. */
    private static boolean isUnchanged(StandingApproval before, StandingApproval now) {
        return before.decision().revocations().size()
                        == now.decision().revocations().size()
                && Objects.equals(before.revoked(), now.revoked());
    }
}
