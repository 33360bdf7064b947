package io.masif.cli.command.decision;

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
final class Moments {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,5})([hd])");

    private Moments() {}

    /**
     * A moment: {@code 12h} and {@code 7d} from now, a day's begin, a time here, or one with an offset.
     *
     * @return as RFC 3339 has it
     * @throws CommandFailure with what would be right
     */
    static String parse(String option, String text) {
        try {
            return read(text).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException e) {
            throw CommandFailure.usage(
                    option + " must be such as 12h, 7d, 2027-01-04, 2027-01-04T06:00 or 2027-01-04T06:00:00Z, but is "
                            + text + ".");
        }
    }

    private static Instant read(String text) {
        Matcher duration = DURATION.matcher(text);
        if (duration.matches()) {
            long amount = Long.parseLong(duration.group(1));
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
