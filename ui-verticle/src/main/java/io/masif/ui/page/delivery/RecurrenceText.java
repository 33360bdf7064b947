package io.masif.ui.page.delivery;

import io.masif.schedule.MaintenanceWindow;
import io.masif.schedule.Recurrence;
import io.masif.schedule.WeekdayInMonth;
import io.masif.ui.page.PageContext;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words when windows are open. */
public final class RecurrenceText {
    private RecurrenceText() {}

    /** Such as {@code every month on the second Tuesday, 02:00, for 4:00 h, Europe/Berlin}. */
    public static String describe(PageContext page, MaintenanceWindow window) {
        return page.text(
                "windows.when",
                describe(page, window.recurrence()),
                window.start().toString(),
                formatDuration(window.duration()),
                window.zone().getId());
    }

    /** Such as {@code every month on the second Tuesday}. */
    public static String describe(PageContext page, Recurrence recurrence) {
        String key = "windows." + recurrence.frequency().name().toLowerCase(Locale.ROOT);
        String days = join(page, recurrence.days());
        return recurrence.interval() == 1
                ? page.text(key, days)
                : page.text(key + "-interval", recurrence.interval(), days);
    }

    private static String join(PageContext page, List<WeekdayInMonth> days) {
        return days.stream()
                .map(day -> day.number() == 0
                        ? name(page, day.weekday())
                        : page.text("windows.number." + day.number(), name(page, day.weekday())))
                .collect(Collectors.joining(", "));
    }

    private static String name(PageContext page, DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, page.language().locale());
    }

    /** Hours and minutes, such as {@code 4:00}. */
    public static String formatDuration(Duration duration) {
        return duration.toHours() + ":" + String.format(Locale.ROOT, "%02d", duration.toMinutesPart());
    }

    /** The name of the reader's zone. */
    public static String zone(PageContext page) {
        return page.zone() instanceof ZoneOffset ? "UTC" : page.zone().getId();
    }

    /** A moment in the reader's zone, with its name, such as {@code 2026-12-08 02:00 Europe/Berlin}. */
    public static String minuteInZone(PageContext page, Instant moment) {
        return page.format().minute(moment) + " " + zone(page);
    }

    /** A moment in a zone, with the day of the week, such as {@code Tue 2026-12-08 02:00}. */
    public static String moment(PageContext page, Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern(
                        "EEE yyyy-MM-dd HH:mm", page.language().locale())
                .format(moment.atZone(zone));
    }
}
