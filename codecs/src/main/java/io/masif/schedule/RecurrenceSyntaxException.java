package io.masif.schedule;

import io.masif.text.TextSyntaxException;

/** A text is no recurrence. */
public final class RecurrenceSyntaxException extends TextSyntaxException {
    private static final long serialVersionUID = 1;

    RecurrenceSyntaxException(int position, Expectation expected, String found) {
        super(position, expected, found);
    }

    /** What can be expected at a position of a recurrence. */
    public enum Expectation implements TextSyntaxException.Expectation {
        FREQUENCY("FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY"),
        INTERVAL_OR_DAYS("INTERVAL= or BYDAY=, each at most once"),
        INTERVAL("INTERVAL=, at most once: FREQ=DAILY takes no BYDAY, which is for FREQ=WEEKLY and FREQ=MONTHLY"),
        NUMBER("a whole number from 1 to " + Recurrence.MAX_INTERVAL),
        WEEKDAY("a day of the week: MO, TU, WE, TH, FR, SA or SU"),
        WEEKDAY_IN_MONTH(
                "a day with its number in the month, from 1 to 5 or -5 to -1: 2TU is the second Tuesday, -1FR the last Friday"),
        WEEKDAYS(";BYDAY= with days of the week, such as MO,TH"),
        WEEKDAYS_IN_MONTH(";BYDAY= with days and their numbers in the month, such as 2TU"),
        SEPARATOR("; or the end");

        private final String description;

        Expectation(String description) {
            this.description = description;
        }

        @Override
        public String description() {
            return description;
        }
    }
}
