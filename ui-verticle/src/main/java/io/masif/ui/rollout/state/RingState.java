package io.masif.ui.rollout.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a ring is. */
public enum RingState {
    /** It has not opened. */
    WAITING,
    /** It has not opened; an operator has said that it may, where the plan waits for that. */
    RELEASED,
    /** Its hosts are fixed, and may execute. */
    OPEN,
    /** Enough hosts were done, for long enough. */
    SUCCEEDED,
    /** An operator did not want to wait for it. */
    SKIPPED;

    /** Whether the rollout no longer waits for it. */
    public boolean isEnd() {
        return this == SUCCEEDED || this == SKIPPED;
    }

    /** The word in the database and in the API: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of the given word. */
    public static Optional<RingState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
