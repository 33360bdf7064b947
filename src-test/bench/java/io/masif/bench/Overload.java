package io.masif.bench;

import io.masif.bench.Bed.SimulatedFleet;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** More reports than a master can write: what it accepts is still answered soon, and it recovers. */
final class Overload {
    private static final int CLIENTS = 4000;
    /** As many hosts as may have been told to stay away, at a rate that no machine has; each takes a connection. */
    private static final int MAX_HOSTS = 20_000;

    private static final int UNAVAILABLE = 503;
    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(60);

    private final Bed bed;
    private int longestInterval;

    Overload(Bed bed) {
        this.bed = bed;
    }

    void measure() {
        int hosts = Math.max(CLIENTS, bed.sizes().hosts());
        try (OneHost probeHost = new OneHost(bed, bed.master(), "told", 2);
                SimulatedFleet fleet = bed.createFleet("over", hosts, 1, true)) {
            int normalInterval = probeHost.nextReportSeconds();
            fleet.measureAndPrint("first v1", Mode.FIRST, Connections.KEPT, bed.oncePerHost(hosts));
            Figures highest = fleet.measureAndPrint(
                    "changed v1, 64 clients", Mode.CHANGED, Connections.KEPT, Pace.unlimited(64, bed.phaseDuration()));
            measureTwiceTheHighestRate(probeHost, highest.rate());
            Figures all = runOverload(
                    probeHost,
                    fleet,
                    "changed v1, " + CLIENTS + " at once",
                    Pace.unlimited(CLIENTS, bed.phaseDuration()));
            check("overload, " + CLIENTS + " clients", all, highest.rate());
            bed.report()
                    .checkAtLeast(
                            "overload: seconds until the next report, as told in between",
                            2.0 * normalInterval,
                            longestInterval);
            Figures after = fleet.measureAndPrint(
                    "changed v1, half rate, afterwards",
                    Mode.CHANGED,
                    Connections.KEPT,
                    Pace.steady(highest.rate() / 2, 512, bed.halfPhaseDuration()));
            bed.report().checkAtMost("after the overload: answers other than 200", 0, after.failureCount());
            bed.report().checkAtMost("after the overload: p99 in ms", 250, after.p99Millis());
            bed.report()
                    .checkAtMost(
                            "after the overload: seconds until half of that is told", 45, measureRecovery(probeHost));
        }
    }

    /**
     * Hosts that come when they are to, twice as many as can be served, and stay away for as long as they are told. So
     * there have to be as many as are told so while this takes.
     */
    private void measureTwiceTheHighestRate(OneHost probeHost, double highest) {
        int hosts = (int) Math.min(
                MAX_HOSTS, Math.max(CLIENTS, 1.5 * highest * bed.sizes().seconds()));
        try (SimulatedFleet fleet = bed.createFleet("patient", hosts, 1, true)) {
            fleet.measureAndPrint("first v1", Mode.FIRST, Connections.KEPT, bed.oncePerHost(hosts));
            Pace pace = Pace.steady(2 * highest, hosts, bed.phaseDuration()).honoringRetryAfter();
            Figures figures = runOverload(probeHost, fleet, "changed v1, twice as many", pace);
            System.out.printf(
                    Locale.ROOT, "1 %% of them were begun later than %.1f ms after they were due%n", figures.late());
            String name = "overload, twice the highest rate";
            check(name, figures, highest);
            double startedReports = figures.answered() + figures.failureCount();
            bed.report()
                    .checkAtLeast(
                            name + ": reports begun",
                            1.8 * highest * bed.sizes().seconds(),
                            startedReports);
        }
    }

    private Figures runOverload(OneHost probeHost, SimulatedFleet fleet, String name, Pace pace) {
        CompletableFuture<Figures> measured = fleet.start(name, Mode.CHANGED, Connections.KEPT, pace);
        while (!measured.isDone()) {
            longestInterval = Math.max(longestInterval, probeHost.nextReportSeconds());
            Pauses.sleep(Duration.ofMillis(100));
        }
        System.out.println(measured.join());
        return measured.join();
    }

    private void check(String name, Figures figures, double highest) {
        bed.report().checkAtMost(name + ": p99 in ms of what is accepted", 1000, figures.p99Millis());
        bed.report().checkAtLeast(name + ": accepted/s, half of the highest rate", highest / 2, figures.rate());
        int refused = figures.failures().getOrDefault(UNAVAILABLE, 0);
        bed.report().checkAtMost(name + ": answers other than 200 and 503", 0, figures.failureCount() - refused);
        bed.report().checkAtMost(name + ": 503 without Retry-After", 0, figures.refusalsWithoutRetryAfter());
    }

    private double measureRecovery(OneHost probeHost) {
        long beganAtNanos = System.nanoTime();
        while (probeHost.nextReportSeconds() > longestInterval / 2
                && System.nanoTime() - beganAtNanos < RECOVERY_TIMEOUT.toNanos()) {
            Pauses.sleep(Duration.ofMillis(200));
        }
        return (System.nanoTime() - beganAtNanos) / 1e9;
    }
}
