package io.masif.cli.command.rollout;

import java.util.Locale;

/** What {@code masif rollouts} does. */
enum RolloutAction {
    LIST,
    SHOW,
    PAUSE,
    RESUME,
    OPEN,
    SKIP,
    CANCEL,
    RETRY;

    /** Whether it is asked for before, since it cannot be taken back. */
    boolean isFinal() {
        return this == SKIP || this == CANCEL;
    }

    /** Whether it is about one ring. */
    boolean isForRing() {
        return this == OPEN || this == SKIP;
    }

    /** The word in the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
