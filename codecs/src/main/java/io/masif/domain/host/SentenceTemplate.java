package io.masif.domain.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence in which values stand, in their order, where the template has {@code {0}}, {@code {1}}.
 *
 * @param parts what stands before, between and after the values
 */
record SentenceTemplate(List<String> parts, Pattern pattern) {
    static SentenceTemplate of(String template) {
        List<String> parts =
                Arrays.stream(template.split("\\{[0-9]}", -1)).toList();
        return new SentenceTemplate(
                parts,
                Pattern.compile(
                        parts.stream().map(Pattern::quote).collect(Collectors.joining("(.+?)")), Pattern.DOTALL));
    }

    /** The number of its values. */
    int size() {
        return parts.size() - 1;
    }

    String format(Object... values) {
        StringBuilder text = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            text.append(values[i - 1]).append(parts.get(i));
        }
        return text.toString();
    }

    /** The values that stand in a text; empty if it is not this sentence. */
    Optional<List<String>> parse(String text) {
        // nearly all texts are another sentence, and begin like it
        if (!text.startsWith(parts.get(0))) {
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
