package io.masif.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Collectors;

/**
 * On which days something happens: a subset of the recurrence rules of RFC 5545, section 3.3.10.
 *
 * <ul>
 *   <li>{@code FREQ=DAILY}: each day
 *   <li>{@code FREQ=WEEKLY;BYDAY=MO,TH}: on days of the week, which begins on Monday
 *   <li>{@code FREQ=MONTHLY;BYDAY=2TU,-1FR}: on the second Tuesday and the last Friday of a month
 * </ul>
 *
 * <p>With {@code INTERVAL=2}, only every other day, week or month, counted from that of the first day.
 *
 * @param interval 1 for each day, week or month
 * @param days the days of a week or a month; empty for {@link Frequency#DAILY}
 */
public record Recurrence(Frequency frequency, int interval, List<WeekdayInMonth> days) {
    /** The largest interval. */
    public static final int MAX_INTERVAL = 52;

    public Recurrence {
        days = List.copyOf(days);
    }

    /** What is counted. */
    public enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY
    }

    /**
     * Parses a rule. Small letters are as good as capital ones.
     *
     * @throws RecurrenceSyntaxException if it is none, or not of this subset
     */
    public static Recurrence parse(String text) {
        return new RecurrenceParser(text).parse();
    }

    /** Whether it happens on a day; never before the first day. */
    public boolean includes(LocalDate first, LocalDate day) {
        return !day.isBefore(first)
                && countSince(first, day) % interval == 0
                && (days.isEmpty() || days.stream().anyMatch(each -> each.includes(day)));
    }

    /** How many days, weeks or months are between those of the first day and those of the day. */
    private long countSince(LocalDate first, LocalDate day) {
        return switch (frequency) {
            case DAILY -> ChronoUnit.DAYS.between(first, day);
            case WEEKLY -> ChronoUnit.WEEKS.between(monday(first), monday(day));
            case MONTHLY -> ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(day));
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The rule as in RFC 5545; {@link #parse} reads it again. */
    @Override
    public String toString() {
        String every = interval == 1 ? "" : ";INTERVAL=" + interval;
        return "FREQ=" + frequency + every
                + (days.isEmpty()
                        ? ""
                        : ";BYDAY=" + days.stream().map(Object::toString).collect(Collectors.joining(",")));
    }
}
