package io.masif.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A timetable is open exactly when one of its windows is, found by trying each day. */
class TimetablePropertiesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 400;
    private static final int LONGEST_HOURS = 60;

    @Property(tries = 500)
    void periodsBeginAndEndWhereItOpensAndCloses(
            @ForAll @IntRange(max = 23) int oneStart,
            @ForAll @IntRange(min = 1, max = LONGEST_HOURS) int oneHours,
            @ForAll @IntRange(max = 23) int otherStart,
            @ForAll @IntRange(min = 1, max = LONGEST_HOURS) int otherHours,
            @ForAll @IntRange(max = DAYS * 24) int hour) {
        List<MaintenanceWindow> windows = List.of(
                window("FREQ=WEEKLY;BYDAY=TU,SA", oneStart, oneHours, "Europe/Berlin"),
                window("FREQ=DAILY;INTERVAL=4", otherStart, otherHours, "America/New_York"));
        Instant moment = FIRST.atStartOfDay(ZoneId.of("UTC")).toInstant().plus(Duration.ofHours(hour));
        Period period = new Timetable(windows).next(moment).orElseThrow();
        assertThat(period.contains(moment)).isEqualTo(isOpen(windows, moment));
        assertThat(isOpen(windows, period.from())).isTrue();
        if (period.from().isAfter(moment)) {
            assertThat(isOpen(windows, period.from().minusSeconds(1))).isFalse();
        }
        assertThat(isOpen(windows, period.until().minusSeconds(1))).isTrue();
        assertThat(isOpen(windows, period.until())).isFalse();
    }

    /** Whole hours are where clocks are set in both zones, so that a start in a gap is moved to its end also without our rule. */
    private static boolean isOpen(List<MaintenanceWindow> windows, Instant moment) {
        return windows.stream().anyMatch(window -> {
            LocalDate day = moment.atZone(window.zone()).toLocalDate();
            return day.minusDays(4)
                    .datesUntil(day.plusDays(1))
                    .filter(each -> window.recurrence().includes(window.first(), each))
                    .map(each ->
                            each.atTime(window.start()).atZone(window.zone()).toInstant())
                    .anyMatch(start -> new Period(start, start.plus(window.duration())).contains(moment));
        });
    }

    private static MaintenanceWindow window(String rule, int startHour, int hours, String zone) {
        return new MaintenanceWindow(
                Recurrence.parse(rule), FIRST, LocalTime.of(startHour, 0), Duration.ofHours(hours), ZoneId.of(zone));
    }
}
