package io.masif.schedule;

import io.masif.text.Quote;
import java.util.Locale;

/** A text is no recurrence. The message says where it is wrong, what is expected there, and what is there. */
public final class RecurrenceSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;
    private final Expectation expected;
    private final String found;

    /**
     * @param position of the first character that is wrong, from 1 on; one more than the text has characters for its end
     * @param found what is there; an empty text for the end
     */
    RecurrenceSyntaxException(int position, Expectation expected, String found) {
        super("at character " + position + ": expected " + expected.description + ", but found "
                + (found.isEmpty() ? "the end" : Quote.of(found)));
        this.position = position;
        this.expected = expected;
        this.found = found;
    }

    /** The position of the first character that is wrong, from 1 on; at the end one more than there are characters. */
    public int position() {
        return position;
    }

    public Expectation expected() {
        return expected;
    }

    /** What is there instead; an empty text for the end. */
    public String found() {
        return found;
    }

    /** What can be expected at a position of a recurrence. */
    public enum Expectation {
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

        /** The word for it in the keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
