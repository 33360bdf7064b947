package io.masif.ui.notification.outbox;

import java.util.Locale;

/** What became of a notification. */
public enum NotificationState {
    WAITING,
    SENT,
    /** All attempts failed, or its route was switched off. */
    GIVEN_UP;

    /** The word for it in the API and in the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
