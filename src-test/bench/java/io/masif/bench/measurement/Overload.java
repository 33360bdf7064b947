package io.masif.bench.measurement;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** More reports than a master can write: what it accepts is still answered soon, and it recovers. */
final class Overload {
    private static final int CLIENTS = 4000;
    /** As many hosts as may have been refused at once, at a rate that no machine reaches; each takes a connection. */
    private static final int MAX_HOSTS = 20_000;

    private static final int UNAVAILABLE = 503;
    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(60);

    private final TestBed bed;
    private int longestInterval;

    Overload(TestBed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = Math.max(CLIENTS, bed.sizes().hosts());
        try (ProbeHost probeHost = new ProbeHost(bed, bed.master(), "probe", 2);
                SimulatedFleet fleet = bed.createFleet("over", hosts, 1, true)) {
            int normalInterval = probeHost.nextReportSeconds();
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(hosts));
            PhaseResult highest = fleet.measureAndPrint(
                    "changed v1, 64 clients",
                    ReportMode.CHANGED,
                    ConnectionMode.KEPT,
                    Pace.unlimited(64, bed.phaseDuration()));
            measureTwiceTheHighestRate(probeHost, highest.timing().rate());
            PhaseResult all = runOverload(
                    probeHost,
                    fleet,
                    "changed v1, " + CLIENTS + " at once",
                    Pace.unlimited(CLIENTS, bed.phaseDuration()));
            check("overload, " + CLIENTS + " clients", all, highest.timing().rate());
            bed.report()
                    .checkAtLeast(
                            "overload: longest report interval announced, in s", 2.0 * normalInterval, longestInterval);
            measureAfterwards(probeHost, fleet, highest.timing().rate());
        }
    }

    private void measureAfterwards(ProbeHost probeHost, SimulatedFleet fleet, double highest) {
        PhaseResult after = fleet.measureAndPrint(
                "changed v1, half rate, afterwards",
                ReportMode.CHANGED,
                ConnectionMode.KEPT,
                Pace.steady(highest / 2, 512, bed.halfPhaseDuration()));
        bed.report()
                .checkAtMost(
                        "after the overload: answers other than 200",
                        0,
                        after.answers().failureCount());
        bed.report()
                .checkAtMost(
                        "after the overload: p99 in ms", 250, after.timing().p99Millis());
        bed.report()
                .checkAtMost(
                        "after the overload: seconds until at most half of that interval is announced",
                        45,
                        measureRecovery(probeHost));
    }

    /**
     * Hosts that report at the interval they are given, twice as many as can be served, and honor Retry-After. So
     * there have to be as many as are refused while this takes.
     */
    private void measureTwiceTheHighestRate(ProbeHost probeHost, double highest) {
        int hosts = (int) Math.min(
                MAX_HOSTS, Math.max(CLIENTS, 1.5 * highest * bed.sizes().seconds()));
        try (SimulatedFleet fleet = bed.createFleet("patient", hosts, 1, true)) {
            fleet.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(hosts));
            Pace pace = Pace.steady(2 * highest, hosts, bed.phaseDuration()).honoringRetryAfter();
            PhaseResult figures = runOverload(probeHost, fleet, "changed v1, twice as many", pace);
            System.out.printf(
                    Locale.ROOT,
                    "1 %% of them were begun later than %.1f ms after they were due%n",
                    figures.timing().lateMillis());
            String name = "overload, twice the highest rate";
            check(name, figures, highest);
            double startedReports =
                    figures.answers().accepted() + figures.answers().failureCount();
            bed.report()
                    .checkAtLeast(
                            name + ": reports begun",
                            1.8 * highest * bed.sizes().seconds(),
                            startedReports);
        }
    }

    private PhaseResult runOverload(ProbeHost probeHost, SimulatedFleet fleet, String name, Pace pace) {
        CompletableFuture<PhaseResult> measured = fleet.start(name, ReportMode.CHANGED, ConnectionMode.KEPT, pace);
        while (!measured.isDone()) {
            longestInterval = Math.max(longestInterval, probeHost.nextReportSeconds());
            Pauses.sleep(Duration.ofMillis(100));
        }
        System.out.println(measured.join());
        return measured.join();
    }

    private void check(String name, PhaseResult figures, double highest) {
        bed.report()
                .checkAtMost(
                        name + ": p99 in ms of what is accepted",
                        1000,
                        figures.timing().p99Millis());
        bed.report()
                .checkAtLeast(
                        name + ": accepted/s, half of the highest rate",
                        highest / 2,
                        figures.timing().rate());
        int refused = figures.answers().failures().getOrDefault(UNAVAILABLE, 0);
        bed.report()
                .checkAtMost(
                        name + ": answers other than 200 and 503",
                        0,
                        figures.answers().failureCount() - refused);
        bed.report()
                .checkAtMost(
                        name + ": 503 without Retry-After", 0, figures.answers().refusalsWithoutRetryAfter());
    }

    private double measureRecovery(ProbeHost probeHost) {
        long beganAtNanos = System.nanoTime();
        while (probeHost.nextReportSeconds() > longestInterval / 2
                && System.nanoTime() - beganAtNanos < RECOVERY_TIMEOUT.toNanos()) {
            Pauses.sleep(Duration.ofMillis(200));
        }
        return (System.nanoTime() - beganAtNanos) / 1e9;
    }
}
