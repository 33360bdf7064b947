package io.masif.ui.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a change of the fleet is about. */
public enum Topic {
    /** Which actions await a decision, and on which hosts. */
    PENDING,
    /** Decisions and their progress. */
    DECISIONS,
    /** Rollouts and their plans. */
    ROLLOUTS,
    /** What hosts report about themselves, and which hosts there are. */
    HOSTS,
    /** Runs that started or ended. */
    RUNS,
    /** How far runs are that go on. */
    PROGRESS,
    /** When approvals are handed out: the brake, windows and freezes. */
    DELIVERY,
    /** Routes of notifications, and what was sent by them. */
    NOTIFICATIONS;

    /** The topic of a word such as {@code pending}; empty if there is none. */
    public static Optional<Topic> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** Its word in addresses, events and pages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
