package io.masif.ui.view.overview;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Since when something counts as new: moments at which an hour begins, since what was executed is counted by hours. */
public enum Since {
    /** The end of the operator's last visit. */
    VISIT,
    /** A day ago. */
    DAY,
    /** The last day from Monday to Friday, 18:00, in the reader's zone. */
    WORKDAY,
    /** The last Friday, 18:00, in the reader's zone. */
    WEEKEND,
    /** A week ago. */
    WEEK;

    private static final LocalTime WORK_ENDS = LocalTime.of(18, 0);

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
        ZonedDateTime workday = findEndOfWork(now.atZone(zone));
        moments.put(WORKDAY, workday.toInstant());
        moments.put(WEEKEND, findFriday(workday).toInstant());
        moments.put(WEEK, now.minus(Duration.ofDays(7)));
        moments.replaceAll((choice, moment) -> moment.truncatedTo(ChronoUnit.HOURS));
        return moments;
    }

    private static ZonedDateTime findEndOfWork(ZonedDateTime now) {
        ZonedDateTime today = now.with(WORK_ENDS);
        ZonedDateTime day = today.isAfter(now) ? today.minusDays(1) : today;
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? findFriday(day) : day;
    }

    private static ZonedDateTime findFriday(ZonedDateTime day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
    }
}
