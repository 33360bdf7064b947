package io.masif.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A window that opens again and again. A local start that does not exist, since clocks are set forward, is the moment at which
 * they are set; of one that comes twice, since they are set back, it is the first. The duration is the time that passes,
 * whatever clocks do.
 *
 * @param first no opening is before that day, and intervals are counted from it
 * @param start the local time, in whole minutes
 * @param duration from {@link #MIN_DURATION} to {@link #MAX_DURATION}
 */
public record MaintenanceWindow(Recurrence recurrence, LocalDate first, LocalTime start, Duration duration, ZoneId zone)
        implements Openings {
    /** The shortest one. */
    public static final Duration MIN_DURATION = Duration.ofMinutes(1);

    /** The longest one. */
    public static final Duration MAX_DURATION = Duration.ofDays(7);

    /** No rule pauses longer but one that never opens: a fifth Monday in each 52nd month comes within that time. */
    private static final int MAX_PAUSE_DAYS = 366 * 60;

    /** @throws IllegalArgumentException if the duration is too short or too long */
    public MaintenanceWindow {
        if (duration.compareTo(MIN_DURATION) < 0 || duration.compareTo(MAX_DURATION) > 0) {
            throw new IllegalArgumentException("a window is open for 1 minute to 7 days");
        }
    }

    @Override
    public Optional<Period> next(Instant moment) {
        // the local day of the start may be another one than that of the moment, by one at most
        LocalDate earliest = moment.minus(duration).atZone(zone).toLocalDate().minusDays(1);
        LocalDate begin = earliest.isBefore(first) ? first : earliest;
        return begin.datesUntil(begin.plusDays(MAX_PAUSE_DAYS))
                .filter(day -> recurrence.includes(first, day))
                .map(this::periodOf)
                .filter(period -> period.until().isAfter(moment))
                .findFirst();
    }

    private Period periodOf(LocalDate day) {
        Instant from = startOf(day.atTime(start));
        return new Period(from, from.plus(duration));
    }

    private Instant startOf(LocalDateTime local) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }
}
