package io.masif.ui.database;

import io.masif.domain.label.NamePattern;
import java.util.stream.Collectors;

/** Patterns for {@code LIKE}. */
public final class LikePattern {
    private LikePattern() {}

    /** The names that match. */
    public static String of(NamePattern pattern) {
        return pattern.text()
                .chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> "%";
                    case '?' -> "_";
                    case '%', '_', '\\' -> "\\" + Character.toString(character);
                    default -> Character.toString(character);
                })
                .collect(Collectors.joining());
    }
}
