package io.masif.cli.command;

import io.masif.cli.failure.CommandFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as people write them. */
public final class Moments {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,5})([hd])");

    private Moments() {}

    /**
     * A moment to come: {@code 12h} and {@code 7d} from now, a day's begin, a time here, or one with an offset.
     *
     * @return as RFC 3339 has it
     * @throws CommandFailure with what would be right
     */
    public static String parseEnd(String option, String text) {
        return parse(option, text, 1);
    }

    /** A moment that has passed: the same, but {@code 12h} and {@code 7d} ago. */
    public static String parseBegin(String option, String text) {
        return parse(option, text, -1);
    }

    /** @param direction 1 for durations from now on, -1 for those up to now */
    private static String parse(String option, String text, int direction) {
        try {
            return read(text, direction).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException e) {
            throw CommandFailure.usage(
                    option + " must be such as 12h, 7d, 2027-01-04, 2027-01-04T06:00 or 2027-01-04T06:00:00Z, but is "
                            + text + ".");
        }
    }

    private static Instant read(String text, int direction) {
        Matcher duration = DURATION.matcher(text);
        if (duration.matches()) {
            long amount = direction * Long.parseLong(duration.group(1));
            return Instant.now()
                    .plus(duration.group(2).equals("h") ? Duration.ofHours(amount) : Duration.ofDays(amount));
        }
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
        return text.matches(".*(Z|[+-][0-9:]{5})")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    }
}
