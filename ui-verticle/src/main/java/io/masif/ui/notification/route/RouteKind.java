package io.masif.ui.notification.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a route sends. */
public enum RouteKind {
    /** A POST request with a signature. */
    WEBHOOK,
    MAIL;

    /** The kind of a word. */
    public static Optional<RouteKind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The word for it in the database, in the API and in the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
