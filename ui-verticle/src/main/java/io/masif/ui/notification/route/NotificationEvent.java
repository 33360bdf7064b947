package io.masif.ui.notification.route;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What operators are notified of. */
public enum NotificationEvent {
    /** A rollout paused, by itself or by an operator. */
    ROLLOUT_PAUSED,
    ROLLOUT_FINISHED,
    /** An action failed on hosts. */
    RUN_FAILED,
    /** Hosts have not been seen for a day. */
    HOSTS_SILENT,
    /** Security updates are pending for longer than the route allows. */
    SECURITY_OVERDUE,
    /** Certificates, or lists of revoked certificates, end soon. */
    EXPIRY_NEAR,
    /** An administrator tries the route. */
    TEST;

    private static final Set<NotificationEvent> CHOICES = EnumSet.range(ROLLOUT_PAUSED, EXPIRY_NEAR);

    /** Those that a route can want; a test comes by every route. */
    public static List<NotificationEvent> choices() {
        return List.copyOf(CHOICES);
    }

    /** The words of all choices, for a message that says what would be right. */
    public static String choiceWords() {
        return CHOICES.stream().map(NotificationEvent::word).collect(Collectors.joining(", "));
    }

    /** The choice of a word. */
    public static Optional<NotificationEvent> findChoice(String word) {
        return CHOICES.stream().filter(each -> each.word().equals(word)).findFirst();
    }

    /** The event of a word, also if it is no choice. */
    public static Optional<NotificationEvent> find(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The words of all events, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(NotificationEvent::word).collect(Collectors.joining(", "));
    }

    /** The event of a word in the database. */
    public static NotificationEvent ofStored(String word) {
        return find(word).orElseThrow(() -> new IllegalStateException("unknown event of a notification: " + word));
    }

    /** Whether it is about what lasts, which can be found again, rather than about what happened at some moment. */
    public boolean isLasting() {
        return switch (this) {
            case SECURITY_OVERDUE, EXPIRY_NEAR -> true;
            case ROLLOUT_PAUSED, ROLLOUT_FINISHED, RUN_FAILED, HOSTS_SILENT, TEST -> false;
        };
    }

    /** The word for it in the database, in the API and in the keys of texts: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
