package io.masif.ui.fleet.rollout.query;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
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
import io.masif.ui.rollout.store.RolloutChange.PartRevocation;
import io.masif.ui.rollout.store.RolloutChange.RingApproval;
import io.masif.ui.rollout.store.RolloutEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a rollout does next, as the index has it; empty if there is nothing to do. While the brake holds, it neither advances nor
 * approves anything: otherwise all that had become due would be handed out at once when the brake is released.
 *
 * @param checkedRing the ring whose check was good just now, from 0; null if none was
 */
public record PlanStep(long rollout, Integer checkedRing) implements IndexQuery<Optional<PlanStep.Planned>> {
    /**
     * A step.
     *
     * @param others the revisions of all other rollouts that have not ended, if their places were counted; null if they do not
     *     matter
     */
    public record Planned(RolloutChange change, Map<Long, Long> others) {}

    @Override
    public Optional<Planned> answer(IndexView index) {
        Rollout current = index.fleet().rollouts().get(rollout);
        if (current == null || current.status().state() != RolloutState.RUNNING) {
            return Optional.empty();
        }
        List<RingProgress> progress = countRings(index, current);
        List<RingCounts> counts = progress.stream()
                .map(each -> each == null ? RingCounts.NONE : each.count())
                .toList();
        RingFill fill = new RingFill(index, current);
        RingProgress rest = RingProgress.ofRest(index, current).orElse(null);
        return current.machine()
                .next(current.status(), addRest(counts, rest), index.now(), isCheckGood(current.status()))
                .filter(transition ->
                        !transition.isAdvance() || !index.fleet().delivery().isStopped())
                .filter(transition -> !(transition instanceof Transition.Finish) || !fill.isHostLeft(progress, rest))
                .map(transition -> carryOut(index, current, transition, counts))
                .or(() -> goOn(index, current, progress, rest))
                .map(change -> new Planned(change, findOthers(index, change)));
    }

    /** The places of a limit depend on all rollouts: those that another process has advanced meanwhile as well. */
    private static Map<Long, Long> findOthers(IndexView index, RolloutChange change) {
        boolean isLimited = change.before().definition().plan().rings().stream()
                .anyMatch(ring -> !ring.maxConcurrent().isNone());
        return isLimited && !change.approvals().isEmpty()
                ? TakenPlaces.of(index).findOtherRevisions(change.before().id())
                : null;
    }

    /** What fails on the hosts that no ring has had counts with the last ring. */
    private static List<RingCounts> addRest(List<RingCounts> counts, RingProgress rest) {
        if (rest == null) {
            return counts;
        }
        List<RingCounts> all = new ArrayList<>(counts);
        all.set(counts.size() - 1, all.get(counts.size() - 1).plus(rest.count()));
        return all;
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

    private static RolloutChange carryOut(
            IndexView index, Rollout rollout, Transition transition, List<RingCounts> counts) {
        RolloutStatus after = RolloutMachine.apply(rollout.status(), transition, index.now());
        RolloutChange.Event event = RolloutEvents.of(rollout.id(), transition);
        if (transition instanceof Transition.OpenRing open) {
            return openRing(index, rollout, open.ring(), after, event);
        } else if (transition instanceof Transition.Finish) {
            return finish(index, rollout, after.withFinalCounts(counts), event);
        }
        return RolloutChange.ofStatus(rollout, after, transition instanceof Transition.Pause, event);
    }

    private static GroupMembers getMembers(IndexView index) {
        return index.fleet().groups().members();
    }

    private static RolloutChange openRing(
            IndexView index, Rollout rollout, int ring, RolloutStatus after, RolloutChange.Event event) {
        HostSet hosts = new RingOpening(index.fleet(), getMembers(index), rollout).findHosts(ring);
        RingProgress progress = RingProgress.of(index, rollout, ring, hosts, index.now());
        RingFill.Places places = new RingFill(index, rollout).find(ring, progress);
        return new RolloutChange(
                rollout,
                after,
                new OpenedRing(ring, hosts),
                new ExecutedRestarts(index, rollout)
                        .approve(ring, rollout.definition().patterns(), places.next())
                        .toList(),
                List.of(),
                false,
                event);
    }

    /** All that is left is approved, but no restarts: an approval without an end would be about all later ones. */
    private static RolloutChange finish(
            IndexView index, Rollout rollout, RolloutStatus after, RolloutChange.Event event) {
        List<ApprovalPattern> restarts = rollout.definition().restarts();
        List<ApprovalPattern> others = rollout.definition().packageActions();
        if (others.isEmpty()) {
            return RolloutChange.ofStatus(rollout, after, true, event);
        }
        List<PartRevocation> revocations = restarts.isEmpty()
                ? List.of()
                : new ApprovedHosts(index, rollout)
                        .approvals().stream()
                                .map(each -> new PartRevocation(
                                        each.id(),
                                        each.patterns().stream().allMatch(ApprovalPattern::isRestart)
                                                ? List.of()
                                                : restarts,
                                        HostSelection.ALL))
                                .toList();
        HostSelection rest = rollout.definition().scope().toSelection(getMembers(index));
        return new RolloutChange(
                rollout, after, null, List.of(new RingApproval(null, others, rest)), revocations, false, event);
    }

    /** What changes in open rings without a step of the rollout. */
    private static Optional<RolloutChange> goOn(
            IndexView index, Rollout rollout, List<RingProgress> progress, RingProgress rest) {
        RingFill fill = new RingFill(index, rollout);
        List<RingApproval> approvals = new ArrayList<>();
        ExecutedRestarts executed = new ExecutedRestarts(index, rollout);
        List<PartRevocation> revocations = new ArrayList<>(new RestartRevocations(index, rollout, executed).find());
        for (int ring = 0; ring <= progress.size(); ring++) {
            boolean isRest = ring == progress.size();
            RingProgress each = isRest ? rest : progress.get(ring);
            if (each == null) {
                continue;
            }
            RingFill.Places places = fill.find(ring, each);
            revocations.addAll(places.revocations());
            // one ring with a limit at a time: the next step counts the hosts of this one
            if (approvals.isEmpty() || rollout.definition().findLimit(ring).isNone()) {
                List<ApprovalPattern> patterns = isRest
                        ? rollout.definition().patternsOfRest()
                        : rollout.definition().patterns();
                executed.approve(isRest ? null : ring, patterns, places.next()).forEach(approvals::add);
            }
        }
        if (index.fleet().delivery().isStopped()) {
            approvals.clear();
        }
        return approvals.isEmpty() && revocations.isEmpty()
                ? Optional.empty()
                : Optional.of(new RolloutChange(rollout, rollout.status(), null, approvals, revocations, false, null));
    }
}
