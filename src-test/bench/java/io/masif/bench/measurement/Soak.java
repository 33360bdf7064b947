package io.masif.bench.measurement;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
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
    private static final double WARMUP_SHARE = 0.1;
    /**
     * What a collection gives back, or does not, makes the size scatter by some megabytes, and each of the new hosts is
     * known for good (1 MB of them in an hour). What is lost counts far more: 40 bytes for each of the 250,000 connections
     * of an hour, or 5 for each of its 2 million reports, are 10 MB.
     */
    private static final double MAX_GROWTH_MEGABYTES = 10;

    private static final int HOSTS = 2000;
    private static final double UNCHANGED_RATE = 500;
    private static final double CHANGED_RATE = 50;
    private static final double HANDSHAKE_RATE = 20;
    private static final double RESUMED_RATE = 50;
    private static final double FIRST_RATE = 1;

    private final TestBed bed;
    private final Duration duration;
    private final List<CompletableFuture<PhaseResult>> load = new ArrayList<>();

    Soak(TestBed bed) {
        this.bed = bed;
        this.duration = Duration.ofMinutes(bed.sizes().minutes());
    }

    void measure() {
        int others = (int) (FIRST_RATE * duration.toSeconds()) + 1;
        try (SimulatedFleet same = bed.createFleet("same", HOSTS, 2, true);
                SimulatedFleet changed = bed.createFleet("change", HOSTS, 1, true);
                SimulatedFleet handshake = bed.createFleet("shake", HOSTS, 1, false);
                SimulatedFleet resumed = bed.createFleet("resume", HOSTS, 2, true);
                SimulatedFleet first = bed.createFleet("first", others, 1, true)) {
            for (SimulatedFleet fleet : List.of(same, changed, handshake, resumed)) {
                fleet.measureAndPrint("first", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(HOSTS));
            }
            handshake.simulator().disconnect();
            resumed.simulator().disconnect();
            startLoad(
                    same, "unchanged v2, kept connections", ReportMode.UNCHANGED, ConnectionMode.KEPT, UNCHANGED_RATE);
            startLoad(changed, "changed v1, kept connections", ReportMode.CHANGED, ConnectionMode.KEPT, CHANGED_RATE);
            startLoad(
                    handshake,
                    "unchanged v1, full handshake",
                    ReportMode.UNCHANGED,
                    ConnectionMode.FULL,
                    HANDSHAKE_RATE);
            startLoad(
                    resumed,
                    "unchanged v2, resumed session",
                    ReportMode.UNCHANGED,
                    ConnectionMode.RESUMED,
                    RESUMED_RATE);
            startLoad(first, "first v1, full handshake", ReportMode.FIRST, ConnectionMode.FULL, FIRST_RATE);
            List<Growth.Sample> samples = takeSamples();
            int failed = load.stream()
                    .map(CompletableFuture::join)
                    .mapToInt(Soak::print)
                    .sum();
            bed.report().checkAtMost("SOAK: answers other than 200", 0, failed);
            checkGrowth(samples);
        }
    }

    private void startLoad(
            SimulatedFleet fleet, String name, ReportMode mode, ConnectionMode connections, double rate) {
        load.add(fleet.start(name, mode, connections, Pace.steady(rate, 512, duration)));
    }

    /** Resources of master and database cannot be attributed to one kind of report. */
    private static int print(PhaseResult figures) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8d %9.0f %8.1f %8.1f   other answers: %s%n",
                figures.name(),
                figures.answers().accepted(),
                figures.timing().rate(),
                figures.timing().medianMillis(),
                figures.timing().p99Millis(),
                figures.answers().failures().isEmpty()
                        ? "none"
                        : figures.answers().failures());
        return figures.answers().failureCount();
    }

    private List<Growth.Sample> takeSamples() {
        List<Growth.Sample> samples = new ArrayList<>();
        long beganAtNanos = System.nanoTime();
        long intervalNanos = duration.toNanos() / SAMPLES;
        for (int number = 1; number <= SAMPLES; number++) {
            Pauses.sleep(Duration.ofNanos(Math.max(0, beganAtNanos + number * intervalNanos - System.nanoTime())));
            double hours = (System.nanoTime() - beganAtNanos) / (double) TimeUnit.HOURS.toNanos(1);
            int resident = bed.master().residentMegabytes();
            bed.masters().renewRevocationList();
            System.out.printf(
                    Locale.ROOT, "after %5.1f min: RSS %d MB, used heap %s%n", hours * 60, resident, checkHeap());
            if (number > WARMUP_SHARE * SAMPLES) {
                samples.add(new Growth.Sample(hours, resident));
            }
        }
        return samples;
    }

    /** A machine that is too busy to answer once is measured further. */
    private String checkHeap() {
        try {
            return bed.master().heapMegabytes() + " MB";
        } catch (UncheckedIOException e) {
            return "not answered in time";
        }
    }

    private void checkGrowth(List<Growth.Sample> samples) {
        String name = "RSS in MB, " + duration.toMinutes() + " minutes of load";
        bed.report().checkAtMost(name + ": at most", 300, Growth.max(samples));
        bed.report()
                .checkAtMost(
                        name + ": growth in an hour, by the last half",
                        MAX_GROWTH_MEGABYTES,
                        Growth.slopePerHour(samples.subList(samples.size() / 2, samples.size())));
    }
}
