package io.masif.ui.rollout.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a rollout as a whole. */
public enum RolloutState {
    /** It goes on by itself. */
    RUNNING,
    /** Nothing more is started until an operator resumes it. */
    PAUSED,
    /** Nothing more is started. */
    CANCELLED,
    /** All rings have ended, and everything that was left is approved. */
    FINISHED;

    /** Whether it has ended. */
    public boolean isEnd() {
        return this == CANCELLED || this == FINISHED;
    }

    /** The word in the database and in the API: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of the given word. */
    public static Optional<RolloutState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(RolloutState::word).collect(Collectors.joining(", "));
    }
}
