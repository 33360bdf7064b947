package io.masif.ui.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether pages are light or dark. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The theme of a word such as {@code dark}; empty if there is none. */
    public static Optional<Theme> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** Its word in forms and in the pages' {@code data-theme}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
