package io.masif.ui.rollout.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * How far a rollout is.
 *
 * @param since since when it is in this state
 * @param pausedBy the ring whose errors paused it, from 0; null if no errors did
 * @param rings in the order of the plan
 */
public record RolloutStatus(RolloutState state, Instant since, Integer pausedBy, List<RingStatus> rings) {
    public RolloutStatus {
        rings = List.copyOf(rings);
    }

    /** A rollout that begins. */
    public static RolloutStatus begin(int rings, Instant now) {
        return new RolloutStatus(
                RolloutState.RUNNING,
                now,
                null,
                IntStream.range(0, rings).mapToObj(ring -> RingStatus.WAITING).toList());
    }

    /** The first ring that has not ended; empty if all have. */
    public OptionalInt current() {
        return IntStream.range(0, rings.size())
                .filter(ring -> !rings.get(ring).state().isEnd())
                .findFirst();
    }

    /** When the last ring ended; null if it has not. */
    public Instant lastEnd() {
        return rings.get(rings.size() - 1).ended();
    }

    /**
     * The same with how far the hosts of its rings are as it ends.
     *
     * @param counts those of each ring; null for one of which they are not known
     */
    public RolloutStatus withFinalCounts(List<RingCounts> counts) {
        return new RolloutStatus(
                state,
                since,
                pausedBy,
                IntStream.range(0, rings.size())
                        .mapToObj(ring -> rings.get(ring).isOpened()
                                ? rings.get(ring).withFinalCounts(counts.get(ring))
                                : rings.get(ring))
                        .toList());
    }

    RolloutStatus withState(RolloutState other, Instant now, Integer ring) {
        return new RolloutStatus(other, now, ring, rings);
    }

    RolloutStatus withRing(int ring, UnaryOperator<RingStatus> change) {
        List<RingStatus> changed = new ArrayList<>(rings);
        changed.set(ring, change.apply(rings.get(ring)));
        return new RolloutStatus(state, since, pausedBy, changed);
    }

    RolloutStatus withRings(UnaryOperator<RingStatus> change) {
        return new RolloutStatus(
                state, since, pausedBy, rings.stream().map(change).toList());
    }
}
