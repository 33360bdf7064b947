package io.masif.ui.view;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.time.DateTimeException;
import java.time.LocalDate;

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
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.matches(PATTERN)) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw createWrongDay(name, text);
        }
        throw createWrongDay(name, text);
    }

    private static Failure createWrongDay(String name, String text) {
        return Failure.badInput(Text.of("refusal.day", name, Quote.of(text)));
    }
}
