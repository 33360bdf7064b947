package io.masif.ui.notification.outbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a notification. */
public enum NotificationState {
    WAITING,
    SENT,
    /** All attempts failed, or its route was switched off. */
    GIVEN_UP;

    /** The state of a word. */
    public static Optional<NotificationState> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(NotificationState::word).collect(Collectors.joining(", "));
    }

    /** The word for it in the API and in the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
