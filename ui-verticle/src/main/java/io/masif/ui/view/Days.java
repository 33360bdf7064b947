package io.masif.ui.view;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Reads days that operators give: those of the twentieth and twenty-first century, which every database can store. */
public final class Days {
    private static final String PATTERN = "(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}";

    private Days() {}

    /**
     * The day of a text such as {@code 2026-11-30}; null for an empty text.
     *
     * @param name what the text is, for the sentence
     * @throws Failure as bad input, with a sentence
     */
    public static LocalDate parse(String name, String text) {
        return text.isEmpty()
                ? null
                : find(text).orElseThrow(() -> Failure.badInput(Text.of("refusal.day", name, Quote.of(text))));
    }

    /**
     * Requires that the last day is not before the first one; each may be null.
     *
     * @throws Failure as bad input, with a sentence
     */
    public static void requireOrder(LocalDate from, LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw Failure.badInput(Text.of("refusal.day-order", "from", "to", from.toString(), to.toString()));
        }
    }

    /** The day of a text such as {@code 2026-11-30}; empty if it is none. */
    public static Optional<LocalDate> find(String text) {
        try {
            return text.matches(PATTERN) ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
