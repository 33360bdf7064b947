package io.masif.ui.rollout.state;

import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.state.Transition.Finish;
import io.masif.ui.rollout.state.Transition.LoseSuccess;
import io.masif.ui.rollout.state.Transition.LowerAccepted;
import io.masif.ui.rollout.state.Transition.MeetSuccess;
import io.masif.ui.rollout.state.Transition.OpenRing;
import io.masif.ui.rollout.state.Transition.Pause;
import io.masif.ui.rollout.state.Transition.SucceedRing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a rollout does next by itself, and how far it is after that. */
public final class RolloutMachine {
    private final List<Ring> plan;

    /** @param plan the rings of the rollout's plan */
    public RolloutMachine(List<Ring> plan) {
        this.plan = List.copyOf(plan);
    }

    /**
     * The next step, which is to be carried out before the one after it is asked for; empty if there is nothing to do now.
     *
     * @param counts those of each ring; of rings that have not opened, they do not matter
     * @param isCheckGood whether the check of the current ring was good just now
     */
    public Optional<Transition> next(RolloutStatus status, List<RingCounts> counts, Instant now, boolean isCheckGood) {
        return status.state() != RolloutState.RUNNING
                ? Optional.empty()
                : watch(status, counts).or(() -> advance(status, counts, now, isCheckGood));
    }

    private Optional<Transition> watch(RolloutStatus status, List<RingCounts> counts) {
        return IntStream.range(0, plan.size())
                .filter(ring -> status.rings().get(ring).isWatched())
                .boxed()
                .flatMap(ring -> watch(ring, status.rings().get(ring).acceptedErrors(), counts.get(ring)))
                .findFirst();
    }

    private Stream<Transition> watch(int ring, int accepted, RingCounts counts) {
        if (counts.errors() < accepted) {
            return Stream.of(new LowerAccepted(ring, counts.errors()));
        }
        return counts.errors() > accepted && plan.get(ring).error().isReached(counts.errors(), counts.counted())
                ? Stream.of(new Pause(ring))
                : Stream.empty();
    }

    private Optional<Transition> advance(
            RolloutStatus status, List<RingCounts> counts, Instant now, boolean isCheckGood) {
        OptionalInt current = status.current();
        if (current.isEmpty()) {
            return Optional.of(new Finish());
        }
        int ring = current.getAsInt();
        return switch (status.rings().get(ring).state()) {
            case WAITING -> plan.get(ring).byHand() ? Optional.empty() : Optional.of(new OpenRing(ring));
            case RELEASED -> Optional.of(new OpenRing(ring));
            case OPEN -> advanceOpen(ring, status.rings().get(ring), counts.get(ring), now, isCheckGood);
            case SUCCEEDED, SKIPPED -> throw new IllegalStateException("a ring that has ended is not the current one");
        };
    }

    private Optional<Transition> advanceOpen(
            int ring, RingStatus status, RingCounts counts, Instant now, boolean isCheckGood) {
        boolean isMet = plan.get(ring).success().isMet(counts.done(), counts.counted());
        if (isMet != (status.met() != null)) {
            return Optional.of(isMet ? new MeetSuccess(ring) : new LoseSuccess(ring));
        }
        return isSoaked(ring, status, now) && (plan.get(ring).check() == null || isCheckGood)
                ? Optional.of(new SucceedRing(ring))
                : Optional.empty();
    }

    /** Whether nothing but the check of the current ring is missing. */
    public boolean needsCheck(RolloutStatus status, Instant now) {
        OptionalInt current = status.current();
        return status.state() == RolloutState.RUNNING
                && current.isPresent()
                && plan.get(current.getAsInt()).check() != null
                && isSoaked(current.getAsInt(), status.rings().get(current.getAsInt()), now);
    }

    private boolean isSoaked(int ring, RingStatus status, Instant now) {
        return status.state() == RingState.OPEN
                && status.met() != null
                && !now.isBefore(status.met().plus(plan.get(ring).soak()));
    }

    /** When the current ring will have soaked; empty if it does not soak. */
    public Optional<Instant> soakEnd(RolloutStatus status) {
        OptionalInt current = status.current();
        return current.isEmpty() || status.rings().get(current.getAsInt()).met() == null
                ? Optional.empty()
                : Optional.of(status.rings()
                        .get(current.getAsInt())
                        .met()
                        .plus(plan.get(current.getAsInt()).soak()));
    }

    /** How far it is after a step. */
    public static RolloutStatus apply(RolloutStatus status, Transition transition, Instant now) {
        if (transition instanceof OpenRing open) {
            return status.withRing(open.ring(), ring -> ring.open(now));
        } else if (transition instanceof MeetSuccess met) {
            return status.withRing(met.ring(), ring -> ring.withMet(now));
        } else if (transition instanceof LoseSuccess lost) {
            return status.withRing(lost.ring(), ring -> ring.withMet(null));
        } else if (transition instanceof LowerAccepted lower) {
            return status.withRing(lower.ring(), ring -> ring.accept(lower.errors()));
        } else if (transition instanceof SucceedRing succeed) {
            return status.withRing(succeed.ring(), ring -> ring.end(RingState.SUCCEEDED, now));
        } else if (transition instanceof Pause pause) {
            return status.withState(RolloutState.PAUSED, now, pause.ring());
        }
        return status.withState(RolloutState.FINISHED, now, null);
    }
}
