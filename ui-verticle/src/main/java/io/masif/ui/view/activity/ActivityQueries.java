package io.masif.ui.view.activity;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.view.Days;
import io.vertx.core.MultiMap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads which events are asked for from the parameters of an address; each parameter is optional. */
public final class ActivityQueries {
    /** Where the page begins. */
    public static final String BEFORE = "before";

    private static final String[] PARAMETERS = {"operator", "host", "package", "kind", "from", "to", BEFORE};

    private ActivityQueries() {}

    /** The names of the parameters. */
    public static String[] parameterNames() {
        return PARAMETERS.clone();
    }

    /** @throws Failure as bad input, with a sentence */
    public static ActivityQuery read(MultiMap parameters) {
        LocalDate from = readDate(parameters, "from");
        LocalDate to = readDate(parameters, "to");
        Days.requireOrder(from, to);
        return new ActivityQuery(
                new ActivityQuery.Names(
                        get(parameters, "operator"), get(parameters, "host"), get(parameters, "package")),
                readKind(get(parameters, "kind")),
                from,
                to,
                readCursor(get(parameters, BEFORE)));
    }

    private static String get(MultiMap parameters, String name) {
        String value = parameters.get(name);
        return value == null ? "" : value.strip();
    }

    private static EventKind readKind(String word) {
        return word.isEmpty()
                ? null
                : EventKind.of(word)
                        .orElseThrow(() -> Failure.badInput(Text.of(
                                "refusal.one-of",
                                "kind",
                                Arrays.stream(EventKind.values())
                                        .map(EventKind::word)
                                        .collect(Collectors.joining(", ")),
                                Quote.of(word))));
    }

    private static LocalDate readDate(MultiMap parameters, String name) {
        return Days.parse(name, get(parameters, name));
    }

    private static ActivityCursor readCursor(String text) {
        return text.isEmpty()
                ? null
                : ActivityCursor.parse(text)
                        .orElseThrow(() -> Failure.badInput(Text.of("refusal.older-events", "before", Quote.of(text))));
    }
}
