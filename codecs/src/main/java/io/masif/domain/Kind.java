package io.masif.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What apt would do with a package. */
public enum Kind {
    INSTALL,
    UPDATE,
    CONFIGURE,
    REMOVE,
    PURGE;

    /** The word for this kind on the wire, in the database and on the page: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of the given word, exactly as {@link #word()} gives it. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
    }
}
