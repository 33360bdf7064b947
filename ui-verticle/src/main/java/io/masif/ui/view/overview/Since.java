package io.masif.ui.view.overview;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Since when something counts as new: moments at which an hour begins, since what was executed is counted by hours. */
public enum Since {
    /** The end of the operator's last visit. */
    VISIT,
    /** A day ago. */
    DAY,
    /** The last Friday, 18:00, in the reader's zone. */
    WEEKEND,
    /** A week ago. */
    WEEK;

    private static final LocalTime WEEKEND_BEGINS = LocalTime.of(18, 0);

    /** @throws Failure as bad input, with a sentence */
    public static Since read(String word) {
        if (word == null || word.isEmpty()) {
            return VISIT;
        }
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Failure.badInput(Text.of(
                        "refusal.one-of",
                        "since",
                        Arrays.stream(values()).map(Since::word).collect(Collectors.joining(", ")),
                        Quote.of(word))));
    }

    /** Its word in an address and in the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The moments that a reader may choose, in their order.
     *
     * @param zone the reader's
     * @param lastVisit the end of the operator's last visit; null if there was none: then it cannot be chosen
     */
    public static Map<Since, Instant> findMoments(Instant now, ZoneId zone, Instant lastVisit) {
        Map<Since, Instant> moments = new EnumMap<>(Since.class);
        if (lastVisit != null) {
            moments.put(VISIT, lastVisit);
        }
        moments.put(DAY, now.minus(Duration.ofDays(1)));
        moments.put(WEEKEND, findFriday(now.atZone(zone)).toInstant());
        moments.put(WEEK, now.minus(Duration.ofDays(7)));
        moments.replaceAll((choice, moment) -> moment.truncatedTo(ChronoUnit.HOURS));
        return moments;
    }

    private static ZonedDateTime findFriday(ZonedDateTime now) {
        ZonedDateTime friday =
                now.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY)).with(WEEKEND_BEGINS);
        return friday.isAfter(now) ? friday.minusWeeks(1) : friday;
    }
}
