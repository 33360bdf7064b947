package io.masif.bench.connection;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.util.Locale;

/** All hosts come back at once, as after a master's restart: how long it takes until each has been answered. */
public final class Reconnect {
    /** Of CPU for a handshake and a report; three times that in all, since the hosts have to be played as well. */
    private static final double SECONDS_PER_HOST = 3 * 0.0015;

    /** The master spreads refused hosts over the report interval, which is 30 s. */
    private static final double MIN_TARGET_SECONDS = 45;

    private static final int TIMEOUT_FACTOR = 4;

    private final TestBed bed;

    public Reconnect(TestBed bed) {
        this.bed = bed;
    }

    public void measure() {
        int hosts = bed.sizes().connections();
        try (SimulatedFleet fleet = bed.createFleet("return", hosts, 1, false)) {
            fleet.measureAndPrint(
                    "first v1, " + hosts + " connections",
                    ReportMode.FIRST,
                    ConnectionMode.KEPT,
                    bed.oncePerHost(hosts));
            fleet.simulator().disconnect();
            bed.master().terminate();
            bed.master().startListening();
            double target = Math.max(MIN_TARGET_SECONDS, hosts * SECONDS_PER_HOST);
            double before = cpuSeconds();
            long beganAtNanos = System.nanoTime();
            ReconnectingHosts comeback = new ReconnectingHosts(
                            fleet.connector(), fleet.hosts(), fleet.simulator()::unchangedRequest)
                    .run((long) (TIMEOUT_FACTOR * target))
                    .join();
            double seconds = (System.nanoTime() - beganAtNanos) / 1e9;
            double cpu = (cpuSeconds() - before) / Math.max(1, comeback.answeredCount()) * 1000;
            System.out.printf(Locale.ROOT, "%s%n%.3f s of CPU per 1,000%n", comeback.describe(seconds), cpu);
            check(hosts, comeback.answeredCount(), target, seconds, cpu);
        }
    }

    private void check(int hosts, int answered, double target, double seconds, double cpu) {
        String name = hosts + " hosts at once, after a restart";
        bed.report().checkAtLeast(name + ": answered", hosts, answered);
        bed.report().checkAtMost(name + ": seconds until all have been", target, seconds);
        bed.report().besideHandshakeTime(hosts, seconds);
        bed.report().checkCpu(name + ", certificates not seen since", 1.2, cpu);
        bed.report().besideHandshake(1.2, cpu);
        bed.report()
                .checkAtMost(
                        name + ": RSS in MB at most",
                        300,
                        ProcessUsage.peakMegabytes(bed.master().pid()));
    }

    private double cpuSeconds() {
        return ProcessUsage.cpuSeconds(bed.master().pid())
                + ProcessUsage.cpuSeconds(bed.database().pid());
    }
}
