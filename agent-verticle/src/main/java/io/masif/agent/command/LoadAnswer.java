package io.masif.agent.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of {@code GET /v1/load}, by labels such as {@code query_1m}. It is read without a JSON library: to load its
 * classes would take longer than all other work of the plugin.
 */
record LoadAnswer(Map<String, Double> values) {
    /** The kinds of operations. */
    static final List<String> KEYS = List.of("query", "install", "update", "configure", "remove", "purge", "error");

    /** The time windows. */
    static final List<String> WINDOWS = List.of("1m", "5m", "15m");

    private static final String NUMBER = "\\s*(-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)\\s*";

    LoadAnswer {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @throws IllegalArgumentException with a sentence, if it is no such answer */
    static LoadAnswer parse(String body) {
        Map<String, Double> values = new LinkedHashMap<>();
        String text = body.strip();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw new IllegalArgumentException("the answer is no JSON object");
        }
        for (String key : KEYS) {
            Matcher numbers = Pattern.compile(
                            "\"" + key + "\"\\s*:\\s*\\[" + NUMBER + "," + NUMBER + "," + NUMBER + "]")
                    .matcher(text);
            if (!numbers.find()) {
                throw new IllegalArgumentException("the answer does not tell three numbers for " + key);
            }
            for (int i = 0; i < WINDOWS.size(); i++) {
                values.put(key + "_" + WINDOWS.get(i), Double.parseDouble(numbers.group(i + 1)));
            }
        }
        return new LoadAnswer(values);
    }
}
