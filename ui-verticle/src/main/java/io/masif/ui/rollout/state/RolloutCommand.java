package io.masif.ui.rollout.state;

import io.masif.ui.rollout.plan.Ring;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator has a rollout do. */
public enum RolloutCommand {
    /** Nothing more is started until it is resumed. */
    PAUSE,
    /** It goes on, with the errors that there are. */
    RESUME,
    /** Open the current ring, which waits for that. */
    OPEN,
    /** Do not wait for the current ring. */
    SKIP,
    /** Nothing more is started, for good. */
    CANCEL;

    /** The word in the API and in the keys of texts: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command of the given word. */
    public static Optional<RolloutCommand> of(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word().equals(word))
                .findFirst();
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(RolloutCommand::word).collect(Collectors.joining(", "));
    }

    /** Whether it is about the current ring. */
    public boolean isForRing() {
        return this == OPEN || this == SKIP;
    }

    /** Whether it is possible now. */
    public boolean isPossible(RolloutStatus status, List<Ring> plan) {
        return switch (this) {
            case PAUSE -> status.state() == RolloutState.RUNNING;
            case RESUME -> status.state() == RolloutState.PAUSED;
            case CANCEL -> !status.state().isEnd();
            case SKIP -> !status.state().isEnd() && status.current().isPresent();
            case OPEN -> !status.state().isEnd() && status.current().isPresent() && waits(status, plan);
        };
    }

    private static boolean waits(RolloutStatus status, List<Ring> plan) {
        int ring = status.current().getAsInt();
        return plan.get(ring).byHand() && status.rings().get(ring).state() == RingState.WAITING;
    }

    /** How far the rollout is after it; it must be possible. */
    public RolloutStatus apply(RolloutStatus status, Instant now) {
        return switch (this) {
            case PAUSE -> status.withState(RolloutState.PAUSED, now, null);
            case RESUME ->
                status.withState(RolloutState.RUNNING, now, null)
                        .withRings(ring -> ring.isWatched() ? ring.accept(RingStatus.ALL_ERRORS) : ring);
            case CANCEL -> status.withState(RolloutState.CANCELLED, now, null);
            case OPEN -> status.withRing(status.current().getAsInt(), RingStatus::release);
            case SKIP -> status.withRing(status.current().getAsInt(), ring -> ring.end(RingState.SKIPPED, now));
        };
    }
}
