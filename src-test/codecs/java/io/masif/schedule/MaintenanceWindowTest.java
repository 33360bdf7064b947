package io.masif.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final String BERLIN = "Europe/Berlin";

    @ParameterizedTest
    @CsvSource({
        // set forward: the start does not exist, and the window opens at once after the gap
        "Europe/Berlin,       2026-03-29, 02:30, 2026-03-29T01:00:00Z",
        "America/New_York,    2026-03-08, 02:15, 2026-03-08T07:00:00Z",
        "Australia/Lord_Howe, 2026-10-04, 02:15, 2026-10-03T15:30:00Z",
        // at the very moment, just before, and after the gap
        "Europe/Berlin,       2026-03-29, 02:00, 2026-03-29T01:00:00Z",
        "Europe/Berlin,       2026-03-29, 01:59, 2026-03-29T00:59:00Z",
        "Europe/Berlin,       2026-03-29, 03:00, 2026-03-29T01:00:00Z",
        "Australia/Lord_Howe, 2026-10-04, 02:30, 2026-10-03T15:30:00Z",
        // set back: the start comes twice, and the window opens the first time only
        "Europe/Berlin,       2026-10-25, 02:30, 2026-10-25T00:30:00Z",
        "America/New_York,    2026-11-01, 01:30, 2026-11-01T05:30:00Z",
        "Australia/Lord_Howe, 2026-04-05, 01:45, 2026-04-04T14:45:00Z",
        "Europe/Berlin,       2026-10-25, 03:00, 2026-10-25T02:00:00Z"
    })
    void aStartOnADayOnWhichClocksAreSet(ZoneId zone, LocalDate day, LocalTime start, Instant expected) {
        MaintenanceWindow daily = window("FREQ=DAILY", start, Duration.ofMinutes(20), zone.getId());
        Instant before = day.atStartOfDay(zone).toInstant();
        Instant dayAfter = day.plusDays(1).atStartOfDay(zone).toInstant();
        Period opened = daily.next(before).orElseThrow();
        assertThat(opened).isEqualTo(new Period(expected, expected.plus(Duration.ofMinutes(20))));
        assertThat(daily.next(opened.until()).orElseThrow().from()).isAfterOrEqualTo(dayAfter);
    }

    @Test
    void theDurationIsTheTimeThatPasses() {
        MaintenanceWindow nights = window("FREQ=DAILY", LocalTime.of(22, 0), Duration.ofHours(8), BERLIN);
        assertThat(nights.next(Instant.parse("2026-10-24T21:00:00Z")))
                .contains(period("2026-10-24T20:00:00Z", "2026-10-25T04:00:00Z"));
        assertThat(nights.next(Instant.parse("2026-03-28T22:00:00Z")))
                .contains(period("2026-03-28T21:00:00Z", "2026-03-29T05:00:00Z"));
    }

    @Test
    void aWindowOverMidnightIsOpenAfterMidnight() {
        MaintenanceWindow tuesdays = window("FREQ=WEEKLY;BYDAY=TU", LocalTime.of(23, 0), Duration.ofHours(3), BERLIN);
        Period night = period("2026-06-02T21:00:00Z", "2026-06-03T00:00:00Z");
        assertThat(tuesdays.next(Instant.parse("2026-06-02T23:59:59Z"))).contains(night);
        assertThat(tuesdays.next(Instant.parse("2026-06-03T00:00:00Z")))
                .contains(period("2026-06-09T21:00:00Z", "2026-06-10T00:00:00Z"));
    }

    @Test
    void aWindowOfDaysIsOpenOnItsLastDay() {
        MaintenanceWindow weekends =
                window("FREQ=WEEKLY;BYDAY=SA", LocalTime.of(0, 0), Duration.ofDays(2), "Pacific/Auckland");
        Instant sunday = Instant.parse("2026-06-07T11:59:00Z");
        assertThat(weekends.next(sunday)).contains(period("2026-06-05T12:00:00Z", "2026-06-07T12:00:00Z"));
    }

    @Test
    void openingsFollowEachOther() {
        MaintenanceWindow patchDay = window("FREQ=MONTHLY;BYDAY=2TU", LocalTime.of(2, 0), Duration.ofHours(4), BERLIN);
        List<String> starts = new ArrayList<>();
        Instant moment = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 4; i++) {
            Period period = patchDay.next(moment).orElseThrow();
            starts.add(period.from().toString());
            moment = period.until();
        }
        assertThat(starts)
                .containsExactly(
                        "2026-01-13T01:00:00Z", "2026-02-10T01:00:00Z", "2026-03-10T01:00:00Z", "2026-04-14T00:00:00Z");
    }

    @Test
    void aRareOneIsFoundAndOneThatNeverOpensIsNot() {
        MaintenanceWindow leap = new MaintenanceWindow(
                Recurrence.parse("FREQ=MONTHLY;INTERVAL=12;BYDAY=5MO"),
                LocalDate.of(2026, 2, 1),
                LocalTime.NOON,
                Duration.ofHours(1),
                ZoneId.of("UTC"));
        assertThat(leap.next(Instant.parse("2026-02-01T00:00:00Z")))
                .map(Period::from)
                .contains(Instant.parse("2044-02-29T12:00:00Z"));
        MaintenanceWindow never = new MaintenanceWindow(
                Recurrence.parse("FREQ=MONTHLY;INTERVAL=48;BYDAY=5MO"),
                LocalDate.of(2025, 2, 1),
                LocalTime.NOON,
                Duration.ofHours(1),
                ZoneId.of("UTC"));
        assertThat(never.next(Instant.parse("2026-02-01T00:00:00Z"))).isEqualTo(Optional.empty());
    }

    @Test
    void itIsOpenForAMinuteToAWeek() {
        assertThatThrownBy(() -> window("FREQ=DAILY", LocalTime.NOON, Duration.ofSeconds(59), BERLIN))
                .hasMessage("a window is open for 1 minute to 7 days");
        assertThatThrownBy(() -> window("FREQ=DAILY", LocalTime.NOON, Duration.ofDays(8), BERLIN))
                .hasMessage("a window is open for 1 minute to 7 days");
    }

    private static MaintenanceWindow window(String rule, LocalTime start, Duration duration, String zone) {
        return new MaintenanceWindow(Recurrence.parse(rule), FIRST, start, duration, ZoneId.of(zone));
    }

    private static Period period(String from, String until) {
        return new Period(Instant.parse(from), Instant.parse(until));
    }
}
