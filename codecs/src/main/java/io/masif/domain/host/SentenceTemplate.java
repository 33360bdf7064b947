package io.masif.domain.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts in which values stand, in their order, where a template has {@code {0}}, {@code {1}}. */
final class SentenceTemplate {
    private SentenceTemplate() {}

    /** What stands before, between and after the values. */
    private static List<String> split(String template) {
        return Arrays.asList(template.split("\\{[0-9]}", -1));
    }

    /** The pattern of all texts of a template, with a group for each value. */
    static Pattern compile(String template) {
        return Pattern.compile(
                split(template).stream().map(Pattern::quote).collect(Collectors.joining("(.+?)")), Pattern.DOTALL);
    }

    /** The number of its values. */
    static int size(String template) {
        return split(template).size() - 1;
    }

    static String format(String template, Object... values) {
        List<String> parts = split(template);
        StringBuilder text = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            text.append(values[i - 1]).append(parts.get(i));
        }
        return text.toString();
    }

    /**
     * The values that stand in a text; empty if it is not of the template.
     *
     * @param pattern that of the template
     */
    static Optional<List<String>> parse(String template, Pattern pattern, String text) {
        int first = template.indexOf('{');
        // nearly all texts are of another template, and begin like it
        if (!text.regionMatches(0, template, 0, first < 0 ? template.length() : first)) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            values.add(matcher.group(i));
        }
        return Optional.of(values);
    }
}
