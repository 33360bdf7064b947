package io.masif.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day of the week, or the first, second or last such day of a month.
 *
 * @param number 2 for the second one of the month, -1 for the last one; 0 for each
 */
public record WeekdayInMonth(int number, DayOfWeek weekday) {
    /** A month has at most so many days of one name. */
    static final int MAX_NUMBER = 5;

    private static final int WEEK = 7;

    /** @throws IllegalArgumentException if no month has a day of that number */
    public WeekdayInMonth {
        if (Math.abs(number) > MAX_NUMBER) {
            throw new IllegalArgumentException("a month has at most " + MAX_NUMBER + " days of one name");
        }
    }

    /** Whether it is that day. */
    boolean includes(LocalDate day) {
        if (day.getDayOfWeek() != weekday) {
            return false;
        }
        int fromStart = (day.getDayOfMonth() - 1) / WEEK + 1;
        int fromEnd = (day.lengthOfMonth() - day.getDayOfMonth()) / WEEK + 1;
        return number == 0 || number == fromStart || -number == fromEnd;
    }

    /** As in RFC 5545: {@code TU}, {@code 2TU} or {@code -1TU}. */
    @Override
    public String toString() {
        return (number == 0 ? "" : number) + weekday.name().substring(0, 2);
    }
}
