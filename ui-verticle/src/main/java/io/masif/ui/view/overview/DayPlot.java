package io.masif.ui.view.overview;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plot of days: on how many hosts actions were pending at the end of each, and how many were done in it. Both have a scale
 * of their own. Coordinates are those of a picture of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param days the days, the oldest first; those without a sample are missing
 */
public record DayPlot(List<Day> days) {
    public static final int WIDTH = 900;
    public static final int HEIGHT = 180;
    /** How many days are plotted. */
    public static final int DAYS = 90;

    private static final double BAR_SHARE = 0.7;

    public DayPlot {
        days = List.copyOf(days);
    }

    /** @param position the number of the day on the plot, from 0 on */
    public record Day(LocalDate date, int position, int pendingHosts, int securityHosts, int done, int failed) {}

    /** The plot of these samples, which are in the order of time, with days in the reader's zone, until today. */
    public static DayPlot of(List<FleetSample> samples, ZoneId zone, LocalDate today) {
        Map<LocalDate, List<FleetSample>> byDay = new TreeMap<>();
        LocalDate first = today.minusDays(DAYS - 1L);
        for (FleetSample sample : samples) {
            LocalDate date = LocalDate.ofInstant(sample.hour(), zone);
            if (!date.isBefore(first) && !date.isAfter(today)) {
                byDay.computeIfAbsent(date, day -> new ArrayList<>()).add(sample);
            }
        }
        List<Day> days = new ArrayList<>();
        byDay.forEach((date, ofDay) -> {
            FleetSample.PendingCounts end = ofDay.get(ofDay.size() - 1).counts();
            days.add(new Day(
                    date,
                    (int) (date.toEpochDay() - first.toEpochDay()),
                    end.pendingHosts(),
                    end.securityHosts(),
                    ofDay.stream().mapToInt(FleetSample::done).sum(),
                    ofDay.stream().mapToInt(FleetSample::failed).sum()));
        });
        return new DayPlot(days);
    }

    /** The highest number of hosts with pending actions; at least 1. */
    public int maxPendingHosts() {
        return Math.max(1, days.stream().mapToInt(Day::pendingHosts).max().orElse(0));
    }

    /** The highest number of actions that were done in a day; at least 1. */
    public int maxDone() {
        return Math.max(1, days.stream().mapToInt(Day::done).max().orElse(0));
    }

    /** The points of the line of hosts with pending actions. */
    public String pendingLine() {
        return createLine(days.stream().map(Day::pendingHosts).toList());
    }

    /** The points of the line of hosts with pending security updates. */
    public String securityLine() {
        return createLine(days.stream().map(Day::securityHosts).toList());
    }

    private String createLine(List<Integer> values) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(format(left(days.get(i)) + barWidth() / 2))
                    .append(',')
                    .append(format(HEIGHT - (double) HEIGHT * values.get(i) / maxPendingHosts()))
                    .append(' ');
        }
        return points.toString().stripTrailing();
    }

    /** Where the bar of a day begins. */
    public double left(Day day) {
        return (double) WIDTH * day.position() / DAYS;
    }

    public double barWidth() {
        return BAR_SHARE * WIDTH / DAYS;
    }

    /** The height of the bar of a day. */
    public double barHeight(Day day) {
        return (double) HEIGHT * day.done() / maxDone();
    }

    private static String format(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
