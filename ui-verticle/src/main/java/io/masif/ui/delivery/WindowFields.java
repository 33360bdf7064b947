package io.masif.ui.delivery;

import io.masif.failure.Failure;
import io.masif.schedule.MaintenanceWindow;
import io.masif.schedule.Recurrence;
import io.masif.schedule.RecurrenceSyntaxException;
import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.view.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What an operator or a program says of a window, as texts.
 *
 * @param recurrence such as {@code FREQ=WEEKLY;BYDAY=TU}
 * @param firstDay such as {@code 2026-12-01}; empty for today in the zone
 * @param start such as {@code 02:00}
 * @param minutes how long it is open
 * @param zone such as {@code Europe/Berlin}
 */
public record WindowFields(String recurrence, String firstDay, String start, long minutes, String zone) {
    private static final String START = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /**
     * The window.
     *
     * @param now by which today is
     * @throws Failure as bad input, which says what is wrong and what would be right
     */
    public MaintenanceWindow parse(Instant now) {
        ZoneId inZone = parseZone();
        MaintenanceWindow window = new MaintenanceWindow(
                parseRecurrence(),
                parseFirstDay(now.atZone(inZone).toLocalDate()),
                parseStart(),
                parseDuration(),
                inZone);
        if (window.next(now).isEmpty()) {
            throw Failure.badInput(Text.of("refusal-delivery.window-never"));
        }
        return window;
    }

    /** Only names of regions, since an offset knows no summer time; and UTC. */
    private ZoneId parseZone() {
        String name = zone.strip();
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Failure.badInput(Text.of("refusal-delivery.window-zone", Quote.of(name)));
        }
        return ZoneId.of(name);
    }

    private Recurrence parseRecurrence() {
        try {
            return Recurrence.parse(recurrence);
        } catch (RecurrenceSyntaxException e) {
            throw Failure.badInput(Text.of(
                    "refusal-delivery.window-recurrence",
                    e.position(),
                    Text.of("refusal-delivery.window-expected." + e.expected()),
                    e.found().isEmpty() ? Text.of("refusal.selector-end") : Quote.of(e.found())));
        }
    }

    private LocalDate parseFirstDay(LocalDate today) {
        String text = firstDay.strip();
        return text.isEmpty()
                ? today
                : Days.find(text)
                        .orElseThrow(
                                () -> Failure.badInput(Text.of("refusal-delivery.window-first-day", Quote.of(text))));
    }

    private LocalTime parseStart() {
        String text = start.strip();
        if (!text.matches(START)) {
            throw Failure.badInput(Text.of("refusal-delivery.window-start", Quote.of(text)));
        }
        return LocalTime.parse(text);
    }

    private Duration parseDuration() {
        if (minutes < MaintenanceWindow.MIN_DURATION.toMinutes()
                || minutes > MaintenanceWindow.MAX_DURATION.toMinutes()) {
            throw Failure.badInput(Text.of(
                    "refusal-delivery.window-minutes",
                    MaintenanceWindow.MIN_DURATION.toMinutes(),
                    MaintenanceWindow.MAX_DURATION.toMinutes(),
                    minutes));
        }
        return Duration.ofMinutes(minutes);
    }
}
