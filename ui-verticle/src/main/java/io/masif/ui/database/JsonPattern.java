package io.masif.ui.database;

import io.masif.domain.label.NamePattern;
import java.util.stream.Collectors;

/** Finds names in columns of JSON. */
public final class JsonPattern {
    private JsonPattern() {}

    /** The regular expression, for {@code REGEXP}, of a string of JSON that matches, with its quotation marks. */
    public static String toRegularExpression(NamePattern pattern) {
        return pattern.text()
                .chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> "[^\"]*";
                    case '?' -> "[^\"]";
                    default ->
                        Character.isLetterOrDigit(character)
                                ? Character.toString(character)
                                : "\\" + Character.toString(character);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }
}
