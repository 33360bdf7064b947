package io.masif.ui.page.overview;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Since when something counts as new on the overview. */
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
    static Since read(String word) {
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
     * The moment that is meant.
     *
     * @param lastVisit the end of the operator's last visit; null if there was none: then a week ago counts
     */
    Instant toInstant(Instant now, ZoneId zone, Instant lastVisit) {
        return switch (this) {
            case VISIT -> lastVisit == null ? WEEK.toInstant(now, zone, null) : lastVisit;
            case DAY -> now.minus(Duration.ofDays(1));
            case WEEKEND -> {
                ZonedDateTime friday = now.atZone(zone)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY))
                        .with(WEEKEND_BEGINS);
                yield (friday.toInstant().isAfter(now) ? friday.minusWeeks(1) : friday).toInstant();
            }
            case WEEK -> now.minus(Duration.ofDays(7));
        };
    }
}
