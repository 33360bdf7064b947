package io.masif.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with {@code *} for any characters and {@code ?} for one, as a shell has them. */
public final class Patterns {
    private Patterns() {}

    public static boolean isPattern(String text) {
        return text.contains("*") || text.contains("?");
    }

    public static boolean matches(String pattern, String name) {
        return name.matches(pattern.chars().mapToObj(Patterns::toExpression).collect(Collectors.joining()));
    }

    /** The longest part without such characters, to be searched for; empty if there is none. */
    public static String longestLiteral(String pattern) {
        return Arrays.stream(pattern.split("[*?]"))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
    }

    /** The elements of options that may be given several times, each with several elements between commas. */
    public static List<String> split(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String toExpression(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
