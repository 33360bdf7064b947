package io.masif.ui.view;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads moments of addresses: those with a year of four digits, which every database can compare. */
public final class Moments {
    private static final String PATTERN = "[1-9][0-9]{3}-.*";

    private Moments() {}

    /**
     * The moment of a text such as {@code 2026-11-22T06:11:00Z}; null for an empty text.
     *
     * @param name what the text is, for the sentence
     * @throws Failure as bad input, with a sentence
     */
    public static Instant parse(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.matches(PATTERN)) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw createWrongMoment(name, text);
        }
        throw createWrongMoment(name, text);
    }

    /**
     * The moment, or null for null.
     *
     * @param name what the moment is, for the sentence
     * @throws Failure as bad input if not every database can store it
     */
    public static Instant requireStorable(String name, Instant moment) {
        if (moment != null && !moment.toString().matches(PATTERN)) {
            throw createWrongMoment(name, moment.toString());
        }
        return moment;
    }

    private static Failure createWrongMoment(String name, String text) {
        return Failure.badInput(Text.of("refusal.moment", name, Quote.of(text)));
    }
}
