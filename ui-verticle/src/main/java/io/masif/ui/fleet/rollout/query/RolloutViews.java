package io.masif.ui.fleet.rollout.query;

import io.masif.ui.fleet.delivery.HeldHosts;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.plan.RingHosts;
import io.masif.ui.rollout.state.RingCounts;
import io.masif.ui.rollout.state.RolloutStatus;
import io.masif.ui.rollout.state.RolloutWait;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.delivery.HeldBack;
import io.masif.ui.view.host.RingHostState;
import io.masif.ui.view.rollout.RingView;
import io.masif.ui.view.rollout.RolloutView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates what is shown of rollouts. */
public final class RolloutViews {
    private static final int MAX_FAILURES = 20;

    private RolloutViews() {}

    /** A rollout that the index has. */
    static RolloutView of(IndexView index, Rollout rollout) {
        List<RingView> rings = new ArrayList<>();
        List<FailedRun> failures = new ArrayList<>();
        Set<Integer> retryable = new HashSet<>();
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            RingProgress progress =
                    rollout.status().rings().get(ring).isOpened() ? RingProgress.of(index, rollout, ring) : null;
            rings.add(
                    progress == null
                            ? createUnopened(index, rollout, ring)
                            : createOpened(index, rollout, ring, progress));
            if (progress != null) {
                failures.addAll(progress.latestFailures());
                progress.retryable().forEach(each -> retryable.add(each.host()));
            }
        }
        RingProgress.ofRest(index, rollout).ifPresent(rest -> {
            failures.addAll(rest.latestFailures());
            rest.retryable().forEach(each -> retryable.add(each.host()));
        });
        failures.sort(Comparator.comparingLong(FailedRun::run).reversed());
        return new RolloutView(
                rollout,
                createWait(rollout, index.now()),
                rings,
                failures.stream().limit(MAX_FAILURES).toList(),
                retryable.size(),
                findReach(index, rollout),
                findApprovals(index.fleet(), rollout));
    }

    private static RolloutView.Reach findReach(IndexView index, Rollout rollout) {
        FleetIndex fleet = index.fleet();
        RolloutStatus status = rollout.status();
        boolean isKnown = !status.state().isEnd()
                && status.rings().stream()
                        .allMatch(ring -> ring.isOpened() || ring.state().isEnd());
        return new RolloutView.Reach(
                PresentGroups.findNames(
                        fleet.groups(), rollout.definition().scope().groups().ids()),
                isKnown
                        ? new RingOpening(fleet, fleet.groups().members(), rollout)
                                .findRest()
                                .size()
                        : null);
    }

    private static List<Long> findApprovals(FleetIndex fleet, Rollout rollout) {
        return fleet.decisions().all().stream()
                .filter(each -> each.isOfRollout(rollout.id()))
                .map(AuthoredDecision::id)
                .sorted()
                .toList();
    }

    /** A rollout that the index no longer has: nothing is counted. */
    public static RolloutView uncounted(Rollout rollout, Instant now) {
        List<RingView> rings = new ArrayList<>();
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            rings.add(createRing(rollout, ring, null, List.of(), null));
        }
        return new RolloutView(
                rollout, createWait(rollout, now), rings, List.of(), 0, RolloutView.Reach.UNKNOWN, List.of());
    }

    private static RingView createOpened(IndexView index, Rollout rollout, int ring, RingProgress progress) {
        HeldBack held =
                HeldHosts.isAnyPossible(index) ? HeldHosts.find(index, progress.find(RingHostState.WAITING)) : null;
        return createRing(rollout, ring, progress.count(), findRingGroups(index, rollout, ring), held);
    }

    private static RingView createUnopened(IndexView index, Rollout rollout, int ring) {
        return createRing(rollout, ring, null, findRingGroups(index, rollout, ring), null);
    }

    private static List<String> findRingGroups(IndexView index, Rollout rollout, int ring) {
        return rollout.definition().plan().rings().get(ring).hosts() instanceof RingHosts.Groups members
                ? PresentGroups.findNames(
                        index.fleet().groups(), members.groups().ids())
                : List.of();
    }

    /** @param counts null if they are not known */
    private static RingView createRing(
            Rollout rollout, int ring, RingCounts counts, List<String> groups, HeldBack held) {
        return new RingView(
                ring + 1,
                rollout.definition().plan().rings().get(ring),
                rollout.status().rings().get(ring),
                rollout.rings().get(ring),
                counts,
                groups,
                held);
    }

    private static RolloutWait createWait(Rollout rollout, Instant now) {
        return RolloutWait.of(
                rollout.definition().plan().rings(),
                rollout.status(),
                rollout.definition().authorship().created(),
                now);
    }
}
