package io.masif.ui.fleet.rollout.query;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.state.RingCounts;
import io.masif.ui.rollout.state.RolloutMachine;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.state.RolloutStatus;
import io.masif.ui.rollout.state.Transition;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange;
import io.masif.ui.rollout.store.RolloutChange.OpenedRing;
import io.masif.ui.rollout.store.RolloutChange.RingApproval;
import io.masif.ui.rollout.store.RolloutEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a rollout does next, as the index has it; empty if there is nothing to do.
 *
 * @param checkedRing the ring whose check was good just now, from 0; null if none was
 */
public record PlanStep(long rollout, Integer checkedRing) implements IndexQuery<Optional<RolloutChange>> {
    @Override
    public Optional<RolloutChange> answer(IndexView index) {
        Rollout current = index.fleet().rollouts().get(rollout);
        if (current == null || current.status().state() != RolloutState.RUNNING) {
            return Optional.empty();
        }
        List<RingProgress> progress = countRings(index, current);
        List<RingCounts> counts = progress.stream()
                .map(each -> each == null ? RingCounts.NONE : each.count())
                .toList();
        return current.machine()
                .next(current.status(), counts, index.now(), isCheckGood(current.status()))
                .map(transition -> carryOut(index, current, transition))
                .or(() -> fill(index, current, progress));
    }

    private boolean isCheckGood(RolloutStatus status) {
        return checkedRing != null && status.current().equals(OptionalInt.of(checkedRing));
    }

    /** Null for a ring that has not opened. */
    private static List<RingProgress> countRings(IndexView index, Rollout rollout) {
        List<RingProgress> progress = new ArrayList<>();
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            progress.add(rollout.status().rings().get(ring).isOpened() ? RingProgress.of(index, rollout, ring) : null);
        }
        return progress;
    }

    private static RolloutChange carryOut(IndexView index, Rollout rollout, Transition transition) {
        RolloutStatus after = RolloutMachine.apply(rollout.status(), transition, index.now());
        RolloutChange.Event event = RolloutEvents.of(rollout.id(), transition);
        if (transition instanceof Transition.OpenRing open) {
            return openRing(index, rollout, open.ring(), after, event);
        } else if (transition instanceof Transition.Finish) {
            HostSelection rest = rollout.definition().scope().toSelection(getMembers(index));
            return new RolloutChange(rollout, after, null, List.of(new RingApproval(null, rest)), false, event);
        }
        return new RolloutChange(rollout, after, null, List.of(), transition instanceof Transition.Pause, event);
    }

    private static GroupMembers getMembers(IndexView index) {
        return index.fleet().groups().members();
    }

    private static RolloutChange openRing(
            IndexView index, Rollout rollout, int ring, RolloutStatus after, RolloutChange.Event event) {
        HostSet hosts = new RingOpening(index.fleet(), getMembers(index), rollout).findHosts(ring);
        RingProgress progress = RingProgress.of(index, rollout, hosts, index.now());
        return new RolloutChange(
                rollout,
                after,
                new OpenedRing(ring, hosts),
                fill(index, rollout, ring, hosts, progress).stream().toList(),
                false,
                event);
    }

    private static Optional<RolloutChange> fill(IndexView index, Rollout rollout, List<RingProgress> progress) {
        List<RingApproval> approvals = IntStream.range(0, progress.size())
                .filter(ring -> progress.get(ring) != null)
                .boxed()
                .flatMap(ring ->
                        fill(index, rollout, ring, rollout.rings().get(ring).hosts(), progress.get(ring)).stream())
                .toList();
        return approvals.isEmpty()
                ? Optional.empty()
                : Optional.of(new RolloutChange(rollout, rollout.status(), null, approvals, false, null));
    }

    private static Optional<RingApproval> fill(
            IndexView index, Rollout rollout, int ring, HostSet hosts, RingProgress progress) {
        int maxConcurrent = rollout.definition().plan().rings().get(ring).maxConcurrent();
        HostSet next = new RingFill(index, rollout).find(hosts, progress, maxConcurrent);
        return next.size() == 0 ? Optional.empty() : Optional.of(new RingApproval(ring, HostSelection.only(next)));
    }
}
