package io.masif.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void periodsThatOverlapOrFollowAtOnceAreOne() {
        Timetable table = table(
                daily(2, 2), // 2 to 4
                daily(3, 4), // 3 to 7
                daily(7, 1), // 7 to 8
                daily(12, 1));
        assertThat(table.next(MONDAY)).contains(period(2, 8));
        assertThat(table.next(hour(4))).contains(period(2, 8));
        assertThat(table.next(hour(8))).contains(period(12, 13));
        assertThat(table.next(hour(13))).contains(period(26, 32));
        assertThat(table.next(MONDAY)).contains(period(2, 8));
    }

    @Test
    void aShortPeriodWithinALongOneEndsNothing() {
        Timetable table = table(daily(1, 6), daily(2, 1));
        assertThat(table.next(hour(2))).contains(period(1, 7));
        assertThat(table.next(hour(4))).contains(period(1, 7));
    }

    @Test
    void windowsOfTwoZonesAreJoined() {
        Timetable table = table(
                window("FREQ=DAILY", LocalTime.of(2, 0), Duration.ofHours(2), "Europe/Berlin"),
                window("FREQ=DAILY", LocalTime.of(22, 0), Duration.ofHours(2), "America/New_York"));
        assertThat(table.next(MONDAY)).contains(period(0, 4));
    }

    @Test
    void whatNeverClosesIsOpenForAMonthAtLeast() {
        Timetable table = table(daily(0, 24));
        Period always = table.next(hour(5)).orElseThrow();
        assertThat(always.contains(hour(5))).isTrue();
        assertThat(always.until()).isAfterOrEqualTo(hour(31 * 24));
        assertThat(table.next(always.until()).orElseThrow().contains(always.until()))
                .isTrue();
    }

    @Test
    void withoutWindowsItNeverOpens() {
        assertThat(new Timetable(List.of()).next(MONDAY)).isEmpty();
    }

    private static Timetable table(MaintenanceWindow... windows) {
        return new Timetable(Arrays.asList(windows));
    }

    private static MaintenanceWindow daily(int startHour, int hours) {
        return window("FREQ=DAILY", LocalTime.of(startHour, 0), Duration.ofHours(hours), "UTC");
    }

    private static MaintenanceWindow window(String rule, LocalTime start, Duration duration, String zone) {
        return new MaintenanceWindow(
                Recurrence.parse(rule), LocalDate.of(2026, 1, 1), start, duration, ZoneId.of(zone));
    }

    private static Period period(int fromHour, int untilHour) {
        return new Period(hour(fromHour), hour(untilHour));
    }

    private static Instant hour(int number) {
        return MONDAY.plus(Duration.ofHours(number));
    }
}
