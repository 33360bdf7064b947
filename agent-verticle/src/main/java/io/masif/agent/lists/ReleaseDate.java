package io.masif.agent.lists;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the dates of release files in each form that apt accepts (tried with apt 2.6): that of RFC 1123 in UTC, with any
 * number of blanks and of digits for the day and the hour, and that of asctime(3). The name of the day has to be valid,
 * but need not match the date; a day after the end of its month is a day of the next.
 */
final class ReleaseDate {
    /** A valid date, for an error message. */
    static final String EXAMPLE = "Sat, 01 Jan 2022 00:00:00 UTC";

    private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
    private static final String TIME = "(?<hour>\\d{1,2}):(?<minute>\\d{1,2}):(?<second>0*\\d{1,2})";
    private static final Pattern RFC_1123 =
            Pattern.compile("(?i:" + DAY + ",\\s+\\+?0*(?<day>\\d{1,2})\\s+(?<month>[a-z]+)"
                    + "\\s+(?<year>0*\\d{4}))\\s+" + TIME + "\\s+(?:UTC|GMT|Z|[+-]?0+)");
    private static final Pattern ASCTIME = Pattern.compile(
            "(?i:" + DAY + "\\s+(?<month>[a-z]+)\\s+\\+?0*(?<day>\\d{1,2}))\\s+" + TIME + "\\s+(?<year>0*\\d{4})");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final int MAX_DAY = 31;
    private static final int MAX_SECOND = 60;
    private static final int ABBREVIATION_LENGTH = 3;

    private ReleaseDate() {}

    /** Empty if apt would not understand it. */
    static Optional<Instant> parse(String text) {
        return parse(RFC_1123.matcher(text)).or(() -> parse(ASCTIME.matcher(text)));
    }

    private static Optional<Instant> parse(Matcher date) {
        if (!date.matches()) {
            return Optional.empty();
        }
        int day = Integer.parseInt(date.group("day"));
        int second = Integer.parseInt(date.group("second"));
        int month = parseMonth(date.group("month").toLowerCase(Locale.ROOT));
        if (month == 0 || day < 1 || day > MAX_DAY || second > MAX_SECOND) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(date.group("year")), month, 1)
                    .plusDays(day - 1L)
                    .atTime(Integer.parseInt(date.group("hour")), Integer.parseInt(date.group("minute")))
                    .plusSeconds(second)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** From 1; 0 if it is not a name of a month. */
    private static int parseMonth(String name) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (name.equals(MONTHS.get(i)) || name.equals(MONTHS.get(i).substring(0, ABBREVIATION_LENGTH))) {
                return i + 1;
            }
        }
        return 0;
    }
}
