package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Reports of all kinds for an hour, at a rate that is far from the highest, and a new list of revoked certificates every
 * minute, which is as much as a busy authority does in days: whether the master grows.
 */
final class Soak {
    private static final int SAMPLES = 60;
    private static final double WARMING = 0.1;
    /**
     * What a collection gives back, or does not, makes the size scatter by some megabytes, and each of the new hosts is
     * known for good (1 MB of them in an hour). What is lost counts far more: 40 bytes for each of the 250,000 connections
     * of an hour, or 5 for each of its 2 million reports, are 10 MB.
     */
    private static final double MOST_GROWTH = 10;

    private static final int HOSTS = 2000;
    private static final double SAME = 500;
    private static final double CHANGED = 50;
    private static final double HANDSHAKES = 20;
    private static final double RESUMED = 50;
    private static final double FIRST = 1;

    private final Bed bed;
    private final Duration time;
    private final List<CompletableFuture<Figures>> load = new ArrayList<>();

    Soak(Bed bed) {
        this.bed = bed;
        this.time = Duration.ofMinutes(bed.sizes().minutes());
    }

    void measure() {
        int others = (int) (FIRST * time.toSeconds()) + 1;
        try (Played same = bed.fleet("same", HOSTS, 2, true);
                Played changed = bed.fleet("change", HOSTS, 1, true);
                Played shake = bed.fleet("shake", HOSTS, 1, false);
                Played resumed = bed.fleet("resume", HOSTS, 2, true);
                Played first = bed.fleet("first", others, 1, true)) {
            for (Played fleet : List.of(same, changed, shake, resumed)) {
                fleet.print("first", Mode.FIRST, Connections.KEPT, bed.once(HOSTS));
            }
            shake.simulator().disconnect();
            resumed.simulator().disconnect();
            begin(same, "unchanged v2, kept connections", Mode.UNCHANGED, Connections.KEPT, SAME);
            begin(changed, "changed v1, kept connections", Mode.CHANGED, Connections.KEPT, CHANGED);
            begin(shake, "unchanged v1, full handshake", Mode.UNCHANGED, Connections.FULL, HANDSHAKES);
            begin(resumed, "unchanged v2, resumed session", Mode.UNCHANGED, Connections.RESUMED, RESUMED);
            begin(first, "first v1, full handshake", Mode.FIRST, Connections.FULL, FIRST);
            List<Growth.Sample> samples = sample();
            int failed = load.stream()
                    .map(CompletableFuture::join)
                    .mapToInt(Soak::print)
                    .sum();
            bed.report().atMost("SOAK: answers other than 200", 0, failed);
            report(samples);
        }
    }

    private void begin(Played fleet, String name, Mode mode, Connections connections, double rate) {
        load.add(fleet.begin(name, mode, connections, Pace.steady(rate, 512, time)));
    }

    /** Of master and database as a whole nothing can be told for one kind of report. */
    private static int print(Figures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8d %9.0f %8.1f %8.1f   other answers: %s%n",
                figures.name(),
                figures.answered(),
                figures.rate(),
                figures.half(),
                figures.most(),
                figures.failures().isEmpty() ? "none" : figures.failures());
        return figures.failed();
    }

    private List<Growth.Sample> sample() {
        List<Growth.Sample> samples = new ArrayList<>();
        long began = System.nanoTime();
        long every = time.toNanos() / SAMPLES;
        for (int number = 1; number <= SAMPLES; number++) {
            Pauses.pass(Duration.ofNanos(Math.max(0, began + number * every - System.nanoTime())));
            double hours = (System.nanoTime() - began) / (double) TimeUnit.HOURS.toNanos(1);
            int resident = bed.master().residentMegabytes();
            bed.masters().renewList();
            System.out.printf(Locale.ROOT, "after %5.1f min: RSS %d MB, used heap %s%n", hours * 60, resident, heap());
            if (number > WARMING * SAMPLES) {
                samples.add(new Growth.Sample(hours, resident));
            }
        }
        return samples;
    }

    /** A machine that is too busy to tell it once goes on to be measured. */
    private String heap() {
        try {
            return bed.master().heapMegabytes() + " MB";
        } catch (UncheckedIOException e) {
            return "not told in time";
        }
    }

    private void report(List<Growth.Sample> samples) {
        String name = "RSS in MB, " + time.toMinutes() + " minutes of load";
        bed.report().atMost(name + ": at most", 300, Growth.most(samples));
        bed.report()
                .atMost(
                        name + ": growth in an hour, by the last half",
                        MOST_GROWTH,
                        Growth.perHour(samples.subList(samples.size() / 2, samples.size())));
    }
}
