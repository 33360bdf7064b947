package io.masif.ui.view.activity;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in the history: before the event of that moment and number.
 *
 * @param id the number of the event, which orders events of one moment
 */
public record ActivityCursor(Instant moment, long id) {
    private static final String SYNTAX = "-?[0-9]{1,15}-[0-9]{1,18}";

    /** The place before an event. */
    public static ActivityCursor of(ActivityEvent event) {
        return new ActivityCursor(event.happenedAt(), event.id());
    }

    /** Reads the result of {@link #format}; empty if it is not one. */
    static Optional<ActivityCursor> parse(String text) {
        if (!text.matches(SYNTAX)) {
            return Optional.empty();
        }
        int hyphen = text.lastIndexOf('-');
        try {
            return Optional.of(new ActivityCursor(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, hyphen))),
                    Long.parseLong(text.substring(hyphen + 1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Its text in an address. */
    public String format() {
        return moment.toEpochMilli() + "-" + id;
    }
}
