package io.masif.ui.view.overview;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Since when an operator wants to know what is new.
 *
 * @param since null for a day
 * @param day its beginning counts, in the reader's zone; null for one of the moments that are known by name
 */
public record SinceChoice(Since since, LocalDate day) {
    /** What is chosen at first. */
    public static final SinceChoice DEFAULT = new SinceChoice(Since.VISIT, null);

    /**
     * The choice of that word, or of that day, such as {@code 2026-11-20}; empty without one.
     *
     * @throws Failure as bad input, with a sentence
     */
    public static Optional<SinceChoice> read(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<SinceChoice> found = find(text);
        if (found.isEmpty()) {
            String words = Arrays.stream(Since.values()).map(Since::word).collect(Collectors.joining(", "));
            throw Failure.badInput(Text.of("overview.since-refused", "since", words, Quote.of(text)));
        }
        return found;
    }

    /** As {@link #read}; empty as well for a text that is no choice, such as one that another version has stored. */
    public static Optional<SinceChoice> find(String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Arrays.stream(Since.values())
                .filter(each -> each.word().equals(text))
                .findFirst()
                .map(each -> new SinceChoice(each, null))
                .or(() -> parseDay(text).map(day -> new SinceChoice(null, day)));
    }

    private static Optional<LocalDate> parseDay(String text) {
        try {
            // years of four digits: another year is no day that a sample or a run can have
            return text.matches("\\d{4}-\\d\\d-\\d\\d") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is no day after today, since which nothing can be new. */
    public boolean hasBegun(LocalDate today) {
        return day == null || !day.isAfter(today);
    }

    /** Its word in an address. */
    public String word() {
        return day == null ? since.word() : day.toString();
    }

    /** The same, or a week where it is the last visit and there was none. */
    public SinceChoice orWeek(Map<Since, Instant> moments) {
        return day != null || moments.containsKey(since) ? this : new SinceChoice(Since.WEEK, null);
    }

    /** The beginning of an hour; that of a word is one of the moments. */
    public Instant findMoment(Map<Since, Instant> moments, ZoneId zone) {
        return day == null
                ? moments.get(since)
                : day.atStartOfDay(zone).toInstant().truncatedTo(ChronoUnit.HOURS);
    }
}
